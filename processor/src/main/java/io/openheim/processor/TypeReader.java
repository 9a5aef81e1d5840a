package io.openheim.processor;

import io.openheim.processor.JavaType.Many;
import io.openheim.processor.JavaType.Maybe;
import io.openheim.shape.ScalarType;
import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the types of parameters and results, as reflection does at run time. */
final class TypeReader {
  /** More than any model should choose from, and far less than breaks a class file. */
  private static final int MOST_CONSTANTS = 1000;

  /** No type that ends nests deeper; a generic record may go on for ever, each time another. */
  private static final int DEEPEST = 20;

  /** The records that are being read, to notice one that contains itself. */
  private final Deque<String> open = new ArrayDeque<>();

  private final Problems problems;
  private final PropertyReader properties;
  private final String packageName;

  TypeReader(TypeElement tools, SourceFiles files, Types types, Problems problems) {
    this.problems = problems;
    this.properties = new PropertyReader(tools, files, types, problems, this);
    this.packageName = Access.packageOf(tools);
  }

  PropertyReader properties() {
    return properties;
  }

  /** Reads a type, which may be optional; empty if there are problems. */
  Optional<JavaType> read(TypeMirror type, Spot spot) {
    Optional<TypeMirror> present = argument(type, Optional.class);
    if (present.isPresent()) {
      return plain(present.get(), spot).map(some -> new JavaType.Maybe(Maybe.Wrapper.ANY, some));
    }
    String name = Naming.describe(type);
    for (Maybe.Wrapper wrapper : Maybe.Wrapper.values()) {
      if (wrapper != Maybe.Wrapper.ANY && wrapper.javaType().getName().equals(name)) {
        ScalarType number = ScalarType.valueOf(wrapper.name());
        return Optional.of(new JavaType.Maybe(wrapper, new JavaType.Scalar(number, true)));
      }
    }
    return plain(type, spot);
  }

  private Optional<JavaType> plain(TypeMirror type, Spot spot) {
    Optional<ScalarType> scalar = ScalarType.ofJava(Naming.describe(type));
    if (scalar.isPresent()) {
      return Optional.of(new JavaType.Scalar(scalar.get(), type.getKind().isPrimitive()));
    }
    Optional<TextType> text = TextType.ofJava(Naming.describe(type));
    if (text.isPresent()) {
      return Optional.of(new JavaType.Text(text.get()));
    }
    for (Many.Kind kind : Many.Kind.values()) {
      Optional<TypeMirror> items =
          kind == Many.Kind.ARRAY ? component(type) : argument(type, kind.javaType());
      if (items.isPresent()) {
        return plain(items.get(), spot.inside("[]")).map(all -> new JavaType.Many(kind, all));
      }
    }
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      if (element.getQualifiedName().contentEquals("java.util.Map") && arguments.size() == 2) {
        return mapping(arguments.get(0), arguments.get(1), spot);
      }
      if (element.getKind() == ElementKind.ENUM) {
        return choice(element, spot);
      }
      if (element.getKind() == ElementKind.RECORD
          && element.getTypeParameters().size() == arguments.size()) {
        return composite((DeclaredType) type, element, spot);
      }
    }
    return type.getKind() == TypeKind.ERROR ? unresolved(type, spot) : unsupported(type, spot);
  }

  private Optional<JavaType> mapping(TypeMirror key, TypeMirror value, Spot spot) {
    Spot keySpot = spot.inside("{key}");
    Optional<JavaType> keys = plain(key, keySpot);
    if (keys.isPresent() && !Shape.isKey(keys.get().shape())) {
      keys = unsupported(key, keySpot);
    }
    Optional<JavaType> values = plain(value, spot.inside("{value}"));
    return keys.isPresent() && values.isPresent()
        ? Optional.of(new JavaType.Mapping(keys.get(), values.get()))
        : Optional.empty();
  }

  private Optional<JavaType> choice(TypeElement type, Spot spot) {
    List<String> constants =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(constant -> constant.getSimpleName().toString())
            .toList();
    if (constants.isEmpty()) {
      return unsupported(type.asType(), spot);
    }
    if (constants.size() > MOST_CONSTANTS) {
      problems.add(
          Rule.TOO_LARGE,
          spot.place(),
          spot.path() + " is a " + type + " of " + constants.size() + " constants",
          "use a String, or an enum of at most " + MOST_CONSTANTS);
      return Optional.empty();
    }
    return usable(type, spot)
        ? Optional.of(new JavaType.Choice(type, constants))
        : Optional.empty();
  }

  private Optional<JavaType> composite(DeclaredType mirror, TypeElement type, Spot spot) {
    List<JavaType> arguments = new ArrayList<>();
    for (int i = 0; i < mirror.getTypeArguments().size(); i++) {
      Spot inside = spot.inside("<" + type.getTypeParameters().get(i) + ">");
      plain(mirror.getTypeArguments().get(i), inside).ifPresent(arguments::add);
    }
    if (arguments.size() < mirror.getTypeArguments().size()) {
      return Optional.empty();
    }
    String words = Naming.describe(mirror);
    if (open.contains(words) || open.size() == DEEPEST) {
      problems.add(
          Rule.RECURSIVE_TYPE,
          spot.place(),
          spot.path() + " is a " + type + " inside a " + type,
          "use a flat list of records that name each other");
      return Optional.empty();
    }
    boolean usable = usable(type, spot);
    open.push(words);
    Optional<List<Property>> components = properties.ofRecord(mirror, type, spot);
    open.pop();
    return components
        .filter(all -> usable)
        .map(all -> new JavaType.Composite(type, arguments, all));
  }

  private boolean usable(TypeElement type, Spot spot) {
    Optional<Access> obstacle = Access.obstacle(type, packageName);
    obstacle.ifPresent(
        access ->
            problems.add(
                Rule.HIDDEN_TYPE,
                spot.place(),
                spot.path() + " is a " + type + ", which is " + access.reason(),
                access.remedy()));
    return obstacle.isEmpty();
  }

  private Optional<JavaType> unresolved(TypeMirror type, Spot spot) {
    problems.addUnresolved(
        Rule.UNRESOLVED_TYPE,
        spot.place(),
        spot.path() + " is a " + type + ", which is not found",
        "import it, or correct its name");
    return Optional.empty();
  }

  private Optional<JavaType> unsupported(TypeMirror type, Spot spot) {
    problems.add(
        spot.unsupported(),
        spot.place(),
        spot.path() + " is a " + Naming.describe(type),
        "use a String, number, date, enum or record, or a List, Set, Map, array or Optional of these");
    return Optional.empty();
  }

  /** What an array is of; there are no arrays of generic types. */
  private static Optional<TypeMirror> component(TypeMirror type) {
    return type instanceof ArrayType array && !isGeneric(array.getComponentType())
        ? Optional.of(array.getComponentType())
        : Optional.empty();
  }

  /** Whether a type, or what an array is of in the end, is generic or stands for another. */
  static boolean isGeneric(TypeMirror type) {
    return type instanceof ArrayType array
        ? isGeneric(array.getComponentType())
        : type.getKind() == TypeKind.TYPEVAR
            || (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty());
  }

  /** The one type argument of a type that is the given class. */
  private static Optional<TypeMirror> argument(TypeMirror type, Class<?> generic) {
    return type.getKind() == TypeKind.DECLARED
            && ((DeclaredType) type).asElement() instanceof TypeElement element
            && element.getQualifiedName().contentEquals(generic.getName())
        ? ((DeclaredType) type)
            .getTypeArguments().stream().<TypeMirror>map(only -> only).findFirst()
        : Optional.empty();
  }

  /**
   * The parameter or result that is being read, and how far inside.
   *
   * @param place where to report its problems
   * @param path how messages call it, for example {@code Shop.buy(order).lines[]}
   * @param unsupported the rule that a type without a shape breaks here
   */
  record Spot(Place place, String path, Rule unsupported) {
    Spot inside(String step) {
      return new Spot(place, path + step, unsupported);
    }
  }
}
