package io.openheim.processor.model;

import io.openheim.processor.source.Access;
import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.tool.Generated;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The class that is generated beside another one.
 *
 * @param packageName the package of both
 * @param name its simple name
 * @param visible whether it is public
 */
public record Sibling(String packageName, String name, boolean visible) {

  /** Named as it is looked for at run time: like the class, with {@code _} for each {@code $}. */
  public static Sibling of(TypeElement type, String suffix, Elements elements) {
    String binary = elements.getBinaryName(type).toString();
    String simple = binary.substring(binary.lastIndexOf('.') + 1).replace('$', '_');
    return new Sibling(Access.packageOf(type), simple + suffix, isVisible(type));
  }

  private static boolean isVisible(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  public String qualifiedName() {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** A class that is there already may be an earlier build's, but not one written by hand. */
  public void refuseToReplace(TypeElement type, Elements elements, Problems problems) {
    TypeElement existing = elements.getTypeElement(qualifiedName());
    if (existing != null && Mark.of(existing, Generated.class).isEmpty()) {
      problems.add(
          Rule.CLASS_EXISTS,
          Place.of(type),
          name + " exists already",
          "rename it, or " + Naming.label(type));
    }
  }
}
