package io.openheim.processor.source;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * What keeps a package from using a type or a member.
 *
 * @param reason completes the sentence "it is ..."
 * @param remedy what to do about it
 */
public record Access(String reason, String remedy) {

  /** Why a type, with all types around it, cannot be used in a package; empty if it can. */
  public static Optional<Access> obstacle(TypeElement type, String packageName) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      Optional<Access> obstacle = ofOne(at, packageName);
      if (obstacle.isPresent()) {
        return at.equals(type) ? obstacle : Optional.of(obstacle.get().in(at));
      }
    }
    return Optional.empty();
  }

  /** Why an element cannot be used in a package, whatever is around it; empty if it can. */
  public static Optional<Access> ofOne(Element element, String packageName) {
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return Optional.of(new Access("private", "remove private"));
    }
    if (!element.getModifiers().contains(Modifier.PUBLIC)
        && !packageOf(element).equals(packageName)) {
      return Optional.of(new Access("not public and in another package", "make it public"));
    }
    return Optional.empty();
  }

  /** The name of the package that an element stands in. */
  public static String packageOf(Element element) {
    Element at = element;
    while (at != null && !(at instanceof PackageElement)) {
      at = at.getEnclosingElement();
    }
    return at == null ? "" : ((PackageElement) at).getQualifiedName().toString();
  }

  private Access in(Element around) {
    return new Access("in " + Naming.label(around) + ", which is " + reason, remedy);
  }
}
