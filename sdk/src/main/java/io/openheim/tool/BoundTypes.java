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

  /** More than anybody writes by hand; types that multiply at each step reach it soon. */
  private static final int MOST = 2000;

  /** The objects that are being read, to notice one that contains itself. */
  private final Deque<Open> open = new ArrayDeque<>();

  /** What the type parameters of the object that is being read stand for. */
  private Map<Type, Type> bound = Map.of();

  /** What the type parameters of its superclasses stand for in it. */
  private Map<Type, Type> supers;

  private final Class<?> user;
  private final String rule;
  private final boolean result;

  /** How many records, classes and sealed types the parameter or result took so far. */
  private int count;

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
    Map<Type, Type> bound = new HashMap<>();
    for (TypeVariable<?> parameter : type.getTypeParameters()) {
      bound.put(parameter, new Found(parameter.getName(), any));
    }
    return types.object(type, type.getTypeName(), where, bound);
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

  /** Refuses a parameter or result of which there can be no value. */
  BoundType whole(BoundType type, String where) {
    count = 0;
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
    Type type = inherited(declared);
    if (type instanceof ParameterizedType generic) {
      return erased(generic.getRawType());
    }
    return type instanceof TypeVariable<?> variable
        ? erased(variable.getBounds()[0])
        : type instanceof Class<?> plain ? plain : Object[].class;
  }

  private Type resolve(Type type) {
    Type at = inherited(type);
    return bound.getOrDefault(at, at);
  }

  /** What a type of a superclass is in the class that is being read. */
  private Type inherited(Type type) {
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
    if (type instanceof Found found) {
      return found.any();
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
    return object(plain, plain.getTypeName(), where, Map.of());
  }

  private static boolean isOptional(Class<?> type) {
    return type == Optional.class || PRIMITIVES.containsKey(type);
  }

  private BoundType choice(Class<?> type, String where) {
    if (type.getEnumConstants().length == 0) {
      throw unsupported(type, where, "has no constants");
    }
    EnumNames.checkSize(type, where);
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
    Map<Type, Type> types = new HashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      // Read by itself it has to be good too; what it is inside of the record is read there.
      of(arguments[i], where + "<" + parameters[i].getName() + ">");
      types.put(parameters[i], closed(arguments[i]));
    }
    return object(raw, describe(type), where, types);
  }

  /** A type with what the type parameters in it stand for. */
  private Type closed(Type declared) {
    Type type = resolve(declared);
    return type instanceof ParameterizedType generic
        ? new Closed(
            generic.getRawType(),
            Arrays.stream(generic.getActualTypeArguments()).map(this::closed).toList())
        : type;
  }

  /** A record, a plain class or a sealed type, which may contain itself. */
  private BoundType object(Class<?> type, String name, String where, Map<Type, Type> arguments) {
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
    if (++count > MOST) {
      throw new ConfigException(
          "a type must not go on for ever; "
              + where
              + " is a "
              + type.getTypeName()
              + ", one of more than "
              + MOST
              + " inside one type; take less at once");
    }
    if (!type.isSealed() && !ObjectReader.isObject(type)) {
      throw unsupported(type, where, "");
    }
    ToolRules.checkType(type, user, where);
    Open self = new Open(name);
    Map<Type, Type> around = bound;
    bound = arguments;
    open.push(self);
    BoundType object = type.isSealed() ? SealedReader.read(this, type, where) : part(type, where);
    open.pop();
    bound = around;
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
    return type.getTypeName();
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

  /** What a type parameter stands for when only a value tells. */
  private record Found(String name, BoundType any) implements Type {
    @Override
    public String getTypeName() {
      return name;
    }
  }

  /** A generic type without type parameters in it. */
  private record Closed(Type raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    @SuppressWarnings("NullAway") // None is allowed, as the interface says.
    public Type getOwnerType() {
      return null;
    }
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
