package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.ScalarType;
import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads Java types by reflection. */
final class BoundTypes {
  static final String REMEDY =
      "use a String, number, date, enum, record or plain class, or a List, Set, Map, array or"
          + " Optional of these";

  private static final String OUTPUT_RULE = "an output must have a JSON shape";

  private static final Set<Class<?>> COLLECTIONS = Set.of(Collection.class, List.class, Set.class);

  private static final Map<Type, ScalarType> PRIMITIVES =
      Map.of(
          OptionalInt.class, ScalarType.INT,
          OptionalLong.class, ScalarType.LONG,
          OptionalDouble.class, ScalarType.DOUBLE);

  /** No type that ends nests deeper; a generic record may go on for ever, each time another. */
  private static final int DEEPEST = 20;

  /** The objects that are being read, to notice one that contains itself. */
  private final Deque<Open> open = new ArrayDeque<>();

  /** What the type parameters of the object that is being read stand for. */
  private Map<Type, BoundType> bound = Map.of();

  /** The same in words. */
  private Map<Type, String> words = Map.of();

  /** What the type parameters of its superclasses stand for in it. */
  private Map<Type, Type> supers;

  private final Class<?> user;
  private final String rule;
  private final boolean result;

  private BoundTypes(Class<?> user, String rule, boolean result) {
    this.user = user;
    this.rule = rule;
    this.result = result;
    this.supers = Supers.of(user);
  }

  /** Reads the types of parameters of tools of a class. */
  static BoundTypes ofParameters(Class<?> user) {
    return new BoundTypes(user, "a tool parameter must have a JSON shape", false);
  }

  /** The type of a result, which may also be nothing. */
  static BoundType ofResult(Class<?> user, Type type, String where) {
    if (type == void.class || type == Void.class) {
      return new ScalarBinding.Nothing();
    }
    BoundTypes types = ofResults(user);
    return types.whole(types.orOptional(type, where), where);
  }

  /** A type that a model answers with: its values are read and written. */
  static BoundType ofOutput(Class<?> type) {
    BoundTypes types = new BoundTypes(type, OUTPUT_RULE, true);
    String where = "OutputType.of(" + type.getTypeName() + ")";
    return types.whole(types.of(type, where), where);
  }

  /** The class of a result that is there; {@code any} is what its type parameters stand for. */
  static BoundType ofFound(Class<?> user, Class<?> type, BoundType any, String where) {
    if (type.getTypeParameters().length == 0) {
      return ofResult(user, type, where);
    }
    BoundTypes types = ofResults(user);
    Map<Type, BoundType> bound = new HashMap<>();
    for (TypeVariable<?> parameter : type.getTypeParameters()) {
      bound.put(parameter, any);
    }
    return types.object(type, type.getTypeName(), where, bound, Map.of());
  }

  /** Reads the types of results of tools of a class. */
  static BoundTypes ofResults(Class<?> user) {
    return new BoundTypes(user, "a tool result must have a JSON shape", true);
  }

  /** The class whose package has to be able to use all types. */
  Class<?> user() {
    return user;
  }

  /** Whether the processor looks at the type only if it is marked. */
  boolean isOutput() {
    return rule.equals(OUTPUT_RULE);
  }

  /** Whether values are to be written, not read. */
  boolean isResult() {
    return result;
  }

  /** Refuses a type of which there can be no value. */
  BoundType whole(BoundType type, String where) {
    if (type.optional() || Shape.isPossible(type.shape())) {
      return type;
    }
    throw new ConfigException(
        "a type that contains itself must be able to end; "
            + where
            + " never does; make the part that closes the circle an Optional or a List");
  }

  BoundType orOptional(Type declared, String where) {
    Type type = resolve(declared);
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      BoundType present = of(generic.getActualTypeArguments()[0], where);
      return new OptionalBinding(present, Optional.class);
    }
    ScalarType number = PRIMITIVES.get(type);
    return number != null && type instanceof Class<?> optional
        ? new OptionalBinding(ScalarBinding.of(number), optional)
        : of(type, where);
  }

  /** The class that a type is at run time in the object that is being read. */
  Class<?> erased(Type declared) {
    Type type = resolve(declared);
    if (type instanceof ParameterizedType generic) {
      return erased(generic.getRawType());
    }
    return type instanceof TypeVariable<?> variable
        ? erased(variable.getBounds()[0])
        : type instanceof Class<?> plain ? plain : Object[].class;
  }

  private Type resolve(Type type) {
    Type at = type;
    while (supers.containsKey(at)) {
      at = supers.get(at);
    }
    return at;
  }

  private BoundType of(Type declared, String where) {
    Type type = resolve(declared);
    if (type instanceof ParameterizedType generic
        && generic.getRawType() instanceof Class<?> raw
        && raw != Optional.class) {
      return generic(raw, generic, where);
    }
    BoundType known = bound.get(type);
    if (known != null) {
      return known;
    }
    if (!(type instanceof Class<?> plain)) {
      throw unsupported(type, where, "");
    }
    Optional<ScalarType> scalar = ScalarType.ofJava(plain.getTypeName());
    if (scalar.isPresent()) {
      return ScalarBinding.of(scalar.get());
    }
    Optional<TextType> text = TextType.ofJava(plain.getTypeName());
    if (text.isPresent()) {
      return new TextBinding(text.get());
    }
    if (plain == Object.class || plain == RawJson.class) {
      return new AnyBinding(plain == RawJson.class);
    }
    if (plain.isArray()) {
      return new CompoundBinding.Many(of(plain.getComponentType(), where + "[]"), plain);
    }
    if (plain.isEnum()) {
      return choice(plain, where);
    }
    if (plain.getTypeParameters().length > 0 || plain == Map.class || isOptional(plain)) {
      throw unsupported(type, where, "");
    }
    return object(plain, plain.getTypeName(), where, Map.of(), Map.of());
  }

  private static boolean isOptional(Class<?> type) {
    return type == Optional.class || PRIMITIVES.containsKey(type);
  }

  private BoundType choice(Class<?> type, String where) {
    if (type.getEnumConstants().length == 0) {
      throw unsupported(type, where, "has no constants");
    }
    ToolRules.checkType(type, user, where);
    return EnumNames.bind(type, where);
  }

  private BoundType generic(Class<?> raw, ParameterizedType type, String where) {
    Type[] arguments = type.getActualTypeArguments();
    if (COLLECTIONS.contains(raw)) {
      return new CompoundBinding.Many(of(arguments[0], where + "[]"), raw);
    }
    if (raw == Map.class) {
      BoundType keys = of(arguments[0], where + "{key}");
      if (!Shape.isKey(keys.shape())) {
        throw unsupported(arguments[0], where + "{key}", "");
      }
      return new CompoundBinding.Mapping(keys, of(arguments[1], where + "{value}"));
    }
    if (!ObjectReader.isObject(raw) || raw.isSealed()) {
      throw unsupported(type, where, "");
    }
    TypeVariable<?>[] parameters = raw.getTypeParameters();
    Map<Type, BoundType> types = new HashMap<>();
    Map<Type, String> names = new HashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      types.put(parameters[i], of(arguments[i], where + "<" + parameters[i].getName() + ">"));
      names.put(parameters[i], describe(arguments[i]));
    }
    return object(raw, describe(type), where, types, names);
  }

  /** A record, a plain class or a sealed type, which may contain itself. */
  private BoundType object(
      Class<?> type,
      String name,
      String where,
      Map<Type, BoundType> arguments,
      Map<Type, String> argumentWords) {
    for (Open outer : open) {
      if (outer.name.equals(name)) {
        return outer.back();
      }
    }
    if (open.size() == DEEPEST) {
      throw new ConfigException(
          "a type must not go on for ever; "
              + where
              + " is a "
              + type.getTypeName()
              + " inside a "
              + type.getTypeName()
              + "; use a flat list of records that name each other");
    }
    if (!type.isSealed() && !ObjectReader.isObject(type)) {
      throw unsupported(type, where, "");
    }
    ToolRules.checkType(type, user, where);
    Open self = new Open(name);
    Map<Type, BoundType> around = bound;
    Map<Type, String> aroundWords = words;
    bound = arguments;
    words = argumentWords;
    open.push(self);
    BoundType object = type.isSealed() ? SealedReader.read(this, type, where) : part(type, where);
    open.pop();
    bound = around;
    words = aroundWords;
    return self.close(object);
  }

  /** A record or a plain class by itself. */
  ObjectBinding part(Class<?> type, String where) {
    Map<Type, Type> around = supers;
    supers = Supers.of(type);
    ObjectBinding object = new ObjectReader(this, type, where).read();
    supers = around;
    return object;
  }

  private String describe(Type declared) {
    Type type = resolve(declared);
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType().getTypeName()
          + Arrays.stream(generic.getActualTypeArguments())
              .map(this::describe)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    return words.getOrDefault(type, type.getTypeName());
  }

  /** What to throw for a type without a shape; the reason completes "which ...". */
  ConfigException unsupported(Type type, String where, String reason) {
    return new ConfigException(
        rule
            + "; "
            + where
            + " is a "
            + describe(type)
            + (reason.isEmpty() ? "" : ", which " + reason)
            + "; "
            + REMEDY);
  }

  /** An object that is being read, and what stands for it within itself. */
  private static final class Open {
    private final String name;
    private final WrapperBinding.Back back;
    private boolean recursive;

    Open(String name) {
      this.name = name;
      this.back = new WrapperBinding.Back(name);
    }

    BoundType back() {
      recursive = true;
      return back;
    }

    BoundType close(BoundType object) {
      back.close(object);
      return recursive ? new WrapperBinding.Recursive(object, name) : object;
    }
  }
}
