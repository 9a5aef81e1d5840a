package io.openheim.processor.read;

import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.shape.Constraints;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/** Tells of limits that nobody enforces, which look as if somebody did. */
final class Unenforced {
  private static final List<String> PACKAGES =
      List.of("jakarta.validation.constraints.", "javax.validation.constraints.");

  /** Constraints of Jakarta Validation that are part of the schema, or have nothing to say. */
  private static final Set<String> ENFORCED =
      Set.of(
          "Min",
          "Max",
          "DecimalMin",
          "DecimalMax",
          "Positive",
          "PositiveOrZero",
          "Negative",
          "NegativeOrZero",
          "Size",
          "NotEmpty",
          "NotBlank",
          "NotNull",
          "Pattern");

  private final Problems problems;
  private final Set<Element> seen = new HashSet<>();

  Unenforced(Problems problems) {
    this.problems = problems;
  }

  /** Tells what is marked in vain; of a member that several tools use, once. */
  void tell(Member member, TypeReader.Spot spot) {
    if (spot.unsupported() != Rule.UNSUPPORTED_RESULT && seen.add(member.element())) {
      member.annotations().forEach(mirror -> direct(mirror, spot));
      member.types().forEach(type -> inside(type, spot));
    }
  }

  private void direct(AnnotationMirror mirror, TypeReader.Spot spot) {
    Optional<String> name = constraint(mirror);
    if (name.filter(one -> !ENFORCED.contains(one)).isPresent()) {
      tell(spot, " is marked @" + name.get());
    } else if (name.filter("Pattern"::equals).isPresent() && hasFlags(mirror)) {
      tell(spot, " is marked @Pattern with flags");
    }
  }

  private static boolean hasFlags(AnnotationMirror mirror) {
    Mark mark = new Mark(mirror);
    return Constraints.hasFlags(
        attribute -> {
          AnnotationValue value = mark.value(attribute);
          return value == null ? null : value.getValue();
        });
  }

  /** What a list, a map or an Optional is of may be marked too. */
  private void inside(TypeMirror type, TypeReader.Spot spot) {
    if (type instanceof ArrayType array) {
      inside(array.getComponentType(), spot);
    }
    if (type instanceof DeclaredType declared) {
      for (TypeMirror argument : declared.getTypeArguments()) {
        for (AnnotationMirror mirror : argument.getAnnotationMirrors()) {
          constraint(mirror)
              .filter(name -> !name.equals("NotNull"))
              .ifPresent(name -> tell(spot, " has @" + name + " inside its type"));
        }
        inside(argument, spot);
      }
    }
  }

  private void tell(TypeReader.Spot spot, String found) {
    problems.add(
        Diagnostic.Kind.NOTE,
        Rule.UNENFORCED_LIMIT,
        spot.place(),
        spot.path() + found + ", which is not",
        "check it in the method");
  }

  /** The name of a constraint of Jakarta Validation. */
  private static Optional<String> constraint(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement type
        ? PACKAGES.stream()
            .filter(type.getQualifiedName().toString()::startsWith)
            .map(start -> type.getQualifiedName().toString().substring(start.length()))
            .findFirst()
        : Optional.empty();
  }
}
