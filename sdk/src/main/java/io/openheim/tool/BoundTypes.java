package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.ScalarType;
import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
  private static final Set<Class<?>> COLLECTIONS = Set.of(Collection.class, List.class, Set.class);

  private static final Map<Type, ScalarType> PRIMITIVES =
      Map.of(
          OptionalInt.class, ScalarType.INT,
          OptionalLong.class, ScalarType.LONG,
          OptionalDouble.class, ScalarType.DOUBLE);

  /** No type that ends nests deeper; a generic record may go on for ever, each time another. */
  private static final int DEEPEST = 20;

  /** The records that are being read, to notice one that contains itself. */
  private final Deque<String> open = new ArrayDeque<>();

  /** What the type parameters of the records around stand for. */
  private final Map<Type, BoundType> bound = new HashMap<>();

  /** The same in words. */
  private final Map<Type, String> words = new HashMap<>();

  private final String rule;

  private BoundTypes(String rule) {
    this.rule = rule;
  }

  /** The type of a parameter; {@code where} names it in errors. */
  static BoundType ofParameter(Type type, String where) {
    return new BoundTypes("a tool parameter must have a JSON shape").orOptional(type, where);
  }

  /** The type of a result, which may also be nothing. */
  static BoundType ofResult(Type type, String where) {
    return type == void.class || type == Void.class
        ? new ScalarBinding.Nothing()
        : new BoundTypes("a tool result must have a JSON shape").orOptional(type, where);
  }

  private BoundType orOptional(Type type, String where) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      BoundType present = of(generic.getActualTypeArguments()[0], where);
      return new OptionalBinding(present, Optional.class);
    }
    ScalarType number = PRIMITIVES.get(type);
    return number != null && type instanceof Class<?> optional
        ? new OptionalBinding(ScalarBinding.of(number), optional)
        : of(type, where);
  }

  private BoundType of(Type type, String where) {
    if (type instanceof ParameterizedType generic
        && generic.getRawType() instanceof Class<?> raw
        && COLLECTIONS.contains(raw)) {
      return new CompoundBinding.Many(of(generic.getActualTypeArguments()[0], where + "[]"), raw);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      return map(generic.getActualTypeArguments(), where);
    }
    if (type instanceof ParameterizedType generic
        && generic.getRawType() instanceof Class<?> raw
        && raw.isRecord()) {
      return generic(raw, generic.getActualTypeArguments(), describe(type), where);
    }
    BoundType known = bound.get(type);
    if (known != null) {
      return known;
    }
    if (!(type instanceof Class<?> plain)) {
      throw unsupported(type, where);
    }
    Optional<ScalarType> scalar = ScalarType.ofJava(plain.getTypeName());
    if (scalar.isPresent()) {
      return ScalarBinding.of(scalar.get());
    }
    Optional<TextType> text = TextType.ofJava(plain.getTypeName());
    if (text.isPresent()) {
      return new TextBinding(text.get());
    }
    if (plain.isArray()) {
      return new CompoundBinding.Many(of(plain.getComponentType(), where + "[]"), plain);
    }
    if (plain.isEnum() && plain.getEnumConstants().length > 0) {
      ToolRules.checkType(plain, where);
      return new CompoundBinding.Choice(plain);
    }
    if (plain.isRecord() && plain.getTypeParameters().length == 0) {
      return record(plain, plain.getTypeName(), where);
    }
    throw unsupported(type, where);
  }

  private BoundType map(Type[] arguments, String where) {
    BoundType keys = of(arguments[0], where + "{key}");
    if (!Shape.isKey(keys.shape())) {
      throw unsupported(arguments[0], where + "{key}");
    }
    return new CompoundBinding.Mapping(keys, of(arguments[1], where + "{value}"));
  }

  /** A generic record, with its type parameters bound while it is read. */
  private BoundType generic(Class<?> type, Type[] arguments, String words, String where) {
    TypeVariable<?>[] parameters = type.getTypeParameters();
    Map<Type, BoundType> types = new HashMap<>();
    Map<Type, String> names = new HashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      String inside = where + "<" + parameters[i].getName() + ">";
      types.put(parameters[i], of(arguments[i], inside));
      names.put(parameters[i], describe(arguments[i]));
    }
    Map<Type, BoundType> around = Map.copyOf(bound);
    Map<Type, String> aroundWords = Map.copyOf(this.words);
    bound.putAll(types);
    this.words.putAll(names);
    BoundType record = record(type, words, where);
    bound.clear();
    bound.putAll(around);
    this.words.clear();
    this.words.putAll(aroundWords);
    return record;
  }

  private String describe(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType().getTypeName()
          + Arrays.stream(generic.getActualTypeArguments())
              .map(this::describe)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    return words.getOrDefault(type, type.getTypeName());
  }

  private BoundType record(Class<?> type, String words, String where) {
    if (open.contains(words) || open.size() == DEEPEST) {
      throw new ConfigException(
          "a record must not contain itself; "
              + where
              + " is a "
              + type.getTypeName()
              + " inside a "
              + type.getTypeName()
              + "; use a flat list of records that name each other");
    }
    ToolRules.checkType(type, where);
    open.push(words);
    Shape.ObjectOf shape = Shape.object();
    List<BoundType> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Param param = component.getAnnotation(Param.class);
      String name = param == null || param.name().isEmpty() ? component.getName() : param.name();
      ToolRules.checkComponent(name, shape, where);
      BoundType part = orOptional(component.getGenericType(), where + "." + name);
      shape = shape.with(ToolRules.property(name, part, param));
      types.add(part);
    }
    open.pop();
    return new RecordBinding(type, new RecordType(Fields.of(shape), List.copyOf(types)), where);
  }

  private ConfigException unsupported(Type type, String where) {
    return new ConfigException(
        rule
            + "; "
            + where
            + " is a "
            + describe(type)
            + "; use a String, number, date, enum or record, or a List, Set, Map, array or Optional of these");
  }
}
