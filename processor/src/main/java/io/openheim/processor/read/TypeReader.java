package io.openheim.processor.read;

import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.JavaType.Many;
import io.openheim.processor.model.JavaType.Maybe;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.SourceFiles;
import io.openheim.shape.ScalarType;
import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the types of parameters and results, as reflection does at run time. */
final class TypeReader {
  private static final String REMEDY =
      "use a String, number, date, enum, record or plain class, or a List, Set, Map, array or"
          + " Optional of these";

  /** No type that ends nests deeper; a generic record may go on for ever, each time another. */
  private static final int DEEPEST = 20;

  /** More than anybody writes by hand; types that multiply at each step reach it soon. */
  private static final int MOST = 2000;

  /** The objects that are being read, to notice one that contains itself. */
  private final Deque<Open> open = new ArrayDeque<>();

  private final Problems problems;
  private final PropertyReader properties;
  private final ObjectReader objects;
  private final ChoiceReader choices;
  private final String packageName;

  TypeReader(TypeElement tools, SourceFiles files, Types types, Problems problems) {
    this.problems = problems;
    this.properties = new PropertyReader(tools, files, types, problems, this);
    this.objects = new ObjectReader(tools, files, types, this);
    this.choices = new ChoiceReader(types, problems, this);
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
        String primitive = Naming.primitive(number);
        return Optional.of(new JavaType.Maybe(wrapper, new JavaType.Scalar(number, primitive)));
      }
    }
    return plain(type, spot);
  }

  /** Refuses a type of which there can be no value. */
  boolean canEnd(JavaType type, Spot spot) {
    if (type.optional() || Shape.isPossible(type.shape())) {
      return true;
    }
    problems.add(
        Rule.ENDLESS_TYPE,
        spot.place(),
        spot.path() + " never does",
        "make the part that closes the circle an Optional or a List");
    return false;
  }

  private Optional<JavaType> plain(TypeMirror type, Spot spot) {
    String name = Naming.describe(type);
    Optional<ScalarType> scalar = ScalarType.ofJava(name);
    if (scalar.isPresent()) {
      return Optional.of(new JavaType.Scalar(scalar.get(), name));
    }
    Optional<TextType> text = TextType.ofJava(name);
    if (text.isPresent()) {
      return Optional.of(new JavaType.Text(text.get()));
    }
    if (name.equals("java.lang.Object") || name.equals("io.openheim.tool.RawJson")) {
      return Optional.of(new JavaType.Any(name.endsWith("RawJson")));
    }
    for (Many.Kind kind : Many.Kind.values()) {
      Optional<TypeMirror> items =
          kind == Many.Kind.ARRAY ? component(type) : argument(type, kind.javaType());
      if (items.isPresent()) {
        return plain(items.get(), spot.inside("[]")).map(all -> new JavaType.Many(kind, all));
      }
    }
    return type.getKind() == TypeKind.DECLARED
            && ((DeclaredType) type).asElement() instanceof TypeElement element
        ? declared((DeclaredType) type, element, spot)
        : type.getKind() == TypeKind.ERROR ? unresolved(type, spot) : none(type, spot, "");
  }

  private Optional<JavaType> declared(DeclaredType type, TypeElement element, Spot spot) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (element.getQualifiedName().contentEquals("java.util.Map") && arguments.size() == 2) {
      return mapping(arguments.get(0), arguments.get(1), spot);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return choices.choice(element, spot);
    }
    boolean complete = element.getTypeParameters().size() == arguments.size();
    boolean sealed = element.getModifiers().contains(Modifier.SEALED) && arguments.isEmpty();
    return complete && (sealed || (ObjectReader.isObject(element) && !isSealed(element)))
        ? object(type, element, sealed, spot)
        : none(type, spot, "");
  }

  private static boolean isSealed(TypeElement type) {
    return type.getModifiers().contains(Modifier.SEALED);
  }

  private Optional<JavaType> mapping(TypeMirror key, TypeMirror value, Spot spot) {
    Spot keySpot = spot.inside("{key}");
    Optional<JavaType> keys = plain(key, keySpot);
    if (keys.isPresent() && !Shape.isKey(keys.get().shape())) {
      keys = none(key, keySpot, "");
    }
    Optional<JavaType> values = plain(value, spot.inside("{value}"));
    return keys.isPresent() && values.isPresent()
        ? Optional.of(new JavaType.Mapping(keys.get(), values.get()))
        : Optional.empty();
  }

  /** A record, a plain class or a sealed type, which may contain itself. */
  private Optional<JavaType> object(
      DeclaredType mirror, TypeElement type, boolean sealed, Spot spot) {
    String name = Naming.describe(mirror);
    Optional<Open> outer = open.stream().filter(one -> one.name.equals(name)).findFirst();
    Optional<List<JavaType>> arguments = arguments(mirror, type, spot);
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    if (outer.isPresent()) {
      outer.get().recursive = true;
      return Optional.of(new JavaType.Back(type, arguments.get(), name));
    }
    if (spot.count().over) {
      return Optional.empty();
    }
    if (open.size() == DEEPEST) {
      spot.count().over = true;
      problems.add(
          Rule.RECURSIVE_TYPE,
          spot.place(),
          spot.path() + " is a " + type + " inside a " + type,
          "use a flat list of records that name each other");
      return Optional.empty();
    }
    if (++spot.count().read > MOST) {
      spot.count().over = true;
      problems.add(
          Rule.RECURSIVE_TYPE,
          spot.place(),
          spot.path() + " is a " + type + ", one of more than " + MOST + " inside one type",
          "take less at once");
      return Optional.empty();
    }
    boolean usable = usable(type, spot);
    Open self = new Open(name);
    open.push(self);
    Optional<? extends JavaType> read =
        sealed ? choices.union(mirror, type, spot) : part(mirror, type, arguments.get(), spot);
    open.pop();
    return read.filter(all -> usable)
        .map(all -> self.recursive ? new JavaType.Recursive(all, name) : all);
  }

  private Optional<List<JavaType>> arguments(DeclaredType mirror, TypeElement type, Spot spot) {
    List<JavaType> arguments = new ArrayList<>();
    for (int i = 0; i < mirror.getTypeArguments().size(); i++) {
      Spot inside = spot.inside("<" + type.getTypeParameters().get(i) + ">");
      plain(mirror.getTypeArguments().get(i), inside).ifPresent(arguments::add);
    }
    return arguments.size() < mirror.getTypeArguments().size()
        ? Optional.empty()
        : Optional.of(arguments);
  }

  /** A record or a plain class by itself. */
  Optional<JavaType.Composite> part(
      DeclaredType mirror, TypeElement type, List<JavaType> arguments, Spot spot) {
    return objects.read(mirror, type, arguments, spot);
  }

  boolean usable(TypeElement type, Spot spot) {
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

  /** Reports a type that has no shape; the reason completes "which ...". */
  <T> Optional<T> none(TypeMirror type, Spot spot, String reason) {
    problems.add(
        spot.unsupported(),
        spot.place(),
        spot.path()
            + " is a "
            + Naming.describe(type)
            + (reason.isEmpty() ? "" : ", which " + reason),
        REMEDY);
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

  /** An array of a type parameter is an Object[] to reflection, which could not keep up. */
  static boolean hasGenericArray(TypeMirror type) {
    return type instanceof ArrayType array
        ? isGeneric(array)
        : type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(TypeReader::hasGenericArray);
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

  /** An object that is being read. */
  private static final class Open {
    private final String name;
    private boolean recursive;

    Open(String name) {
      this.name = name;
    }
  }

  /** How many records, classes and sealed types one parameter or result took. */
  private static final class Count {
    private int read;

    /** Whether there were too many, which is told once. */
    private boolean over;
  }

  /**
   * The parameter or result that is being read, and how far inside.
   *
   * @param place where to report its problems
   * @param path how messages call it, for example {@code Shop.buy(order).lines[]}
   * @param unsupported the rule that a type without a shape breaks here
   * @param count how many types were read there so far
   */
  record Spot(Place place, String path, Rule unsupported, Count count) {
    Spot(Place place, String path, Rule unsupported) {
      this(place, path, unsupported, new Count());
    }

    Spot inside(String step) {
      return new Spot(place, path + step, unsupported, count);
    }

    /** Whether values are to be written, not read. */
    boolean isResult() {
      return unsupported != Rule.UNSUPPORTED_PARAMETER;
    }
  }
}
