package io.openheim.processor.source;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Where a problem is, as exactly as possible, so that an editor underlines the right word. */
public record Place(
    Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {

  public static Place of(Element element) {
    return new Place(element, null, null);
  }

  /**
   * The value of an annotation's attribute; the annotation itself if the attribute is not given.
   */
  public static Place of(Element element, Mark mark, String attribute) {
    return new Place(element, mark.mirror(), mark.value(attribute));
  }
}
