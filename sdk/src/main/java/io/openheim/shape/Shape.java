package io.openheim.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a JSON value has to look like. Immutable and thread-safe. Generated code spells shapes out;
 * applications rarely need them.
 *
 * <pre>{@code
 * Shape.ObjectOf point = Shape.object().required("x", Shape.INT).optional("label", Shape.STRING);
 * }</pre>
 */
public sealed interface Shape
    permits Shape.Scalar,
        Shape.Text,
        Shape.EnumOf,
        Shape.ListOf,
        Shape.MapOf,
        Shape.ObjectOf,
        Shape.Union,
        Shape.Any,
        Shape.Limited,
        Shape.Recursive,
        Shape.Reference {
  /** Any value at all. */
  Shape ANY = new Any();

  /** Any text. */
  Shape STRING = new Scalar(ScalarType.STRING);

  /** One UTF-16 character. */
  Shape CHAR = new Scalar(ScalarType.CHAR);

  /** True or false. */
  Shape BOOLEAN = new Scalar(ScalarType.BOOLEAN);

  /** A whole number of 8 bits. */
  Shape BYTE = new Scalar(ScalarType.BYTE);

  /** A whole number of 16 bits. */
  Shape SHORT = new Scalar(ScalarType.SHORT);

  /** A whole number of 32 bits. */
  Shape INT = new Scalar(ScalarType.INT);

  /** A whole number of 64 bits. */
  Shape LONG = new Scalar(ScalarType.LONG);

  /** A binary floating-point number of 32 bits. */
  Shape FLOAT = new Scalar(ScalarType.FLOAT);

  /** A binary floating-point number of 64 bits. */
  Shape DOUBLE = new Scalar(ScalarType.DOUBLE);

  /** A whole number of any size that is reasonable. */
  Shape BIG_INTEGER = new Scalar(ScalarType.BIG_INTEGER);

  /** A decimal number of any size and precision that is reasonable. */
  Shape BIG_DECIMAL = new Scalar(ScalarType.BIG_DECIMAL);

  /** A year. */
  Shape YEAR = new Scalar(ScalarType.YEAR);

  /**
   * A text of a certain form.
   *
   * @param javaType the class of its values, for example {@code LocalDate.class}
   * @return the shape
   * @throws IllegalArgumentException if there is no form for that class
   */
  static Text text(Class<?> javaType) {
    return new Text(TextType.of(javaType));
  }

  /**
   * One of several fixed texts.
   *
   * @param values the texts, in the order in which they are shown
   * @return the shape
   */
  static EnumOf oneOf(String... values) {
    return new EnumOf(List.of(values));
  }

  /**
   * A list of values of one shape.
   *
   * @param items the shape of each value
   * @return the shape
   */
  static ListOf listOf(Shape items) {
    return new ListOf(items);
  }

  /**
   * An object with properties of any name and values of one shape.
   *
   * @param keys the shape of the names, each of them a text
   * @param values the shape of each value
   * @return the shape
   */
  static MapOf mapOf(Shape keys, Shape values) {
    return new MapOf(keys, values);
  }

  /**
   * An object without properties, to add some to.
   *
   * @return the shape
   */
  static ObjectOf object() {
    return new ObjectOf(List.of());
  }

  /**
   * One of several kinds of objects, told apart by one property.
   *
   * @param discriminator the name of that property; it comes first
   * @param cases the kinds
   * @return the shape
   */
  static Union union(String discriminator, Case... cases) {
    return new Union(discriminator, List.of(cases));
  }

  /**
   * A shape that occurs within itself.
   *
   * @param name what {@link #reference} calls it
   * @param shape what it is
   * @return the shape
   */
  static Recursive recursive(String name, Shape shape) {
    return new Recursive(name, shape);
  }

  /**
   * The shape around this one that has the given name.
   *
   * @param name what {@link #recursive} calls it
   * @return the shape
   */
  static Reference reference(String name) {
    return new Reference(name);
  }

  /**
   * A shape with some of its values excluded.
   *
   * @param shape the shape
   * @param limits what remains
   * @return the shape
   * @throws IllegalArgumentException if values of this shape cannot have such limits
   */
  static Limited limited(Shape shape, Limits limits) {
    return new Limited(shape, limits);
  }

  /**
   * Whether there is a value of a shape at all: there is none of an object that has to contain
   * another one of itself.
   *
   * @param shape the shape, complete with everything that it refers to
   * @return whether a value of it can be written down
   */
  static boolean isPossible(Shape shape) {
    return shape.accept(Possible.INSTANCE);
  }

  /**
   * Whether values of a shape can be the names of properties: texts, whole numbers and enums.
   *
   * @param shape the shape
   * @return whether it can be that of the keys of a map
   */
  static boolean isKey(Shape shape) {
    return Keys.fits(shape);
  }

  /**
   * Calls the method that fits the kind of this shape. A kind that is added later does not compile
   * until every visitor handles it.
   *
   * @param visitor what to call
   * @param <R> what the visitor gives
   * @return what the visitor gave
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of shape.
   *
   * @param <R> what the methods give
   */
  interface Visitor<R> {
    /** Visits a single value. */
    R scalar(Scalar shape);

    /** Visits a text of a certain form. */
    R text(Text shape);

    /** Visits a choice of fixed texts. */
    R enumeration(EnumOf shape);

    /** Visits a list. */
    R list(ListOf shape);

    /** Visits a map. */
    R map(MapOf shape);

    /** Visits an object. */
    R object(ObjectOf shape);

    /** Visits a choice of objects. */
    R union(Union shape);

    /** Visits a value of any kind. */
    R any(Any shape);

    /** Visits a shape with limits. */
    R limited(Limited shape);

    /** Visits a shape that occurs within itself. */
    R recursive(Recursive shape);

    /** Visits a place where a shape occurs within itself. */
    R reference(Reference shape);
  }

  /**
   * A single value.
   *
   * @param type which values fit
   */
  record Scalar(ScalarType type) implements Shape {
    /** Refuses null. */
    public Scalar {
      Objects.requireNonNull(type, "type");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /**
   * A text of a certain form.
   *
   * @param type which texts fit
   */
  record Text(TextType type) implements Shape {
    /** Refuses null. */
    public Text {
      Objects.requireNonNull(type, "type");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /**
   * One of several fixed texts.
   *
   * @param values the texts, at least one
   */
  record EnumOf(List<String> values) implements Shape {
    /** Copies the list; refuses an empty one. */
    public EnumOf {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("an enum shape needs at least one value");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumeration(this);
    }
  }

  /**
   * A list of values of one shape.
   *
   * @param items the shape of each value
   */
  record ListOf(Shape items) implements Shape {
    /** Refuses null. */
    public ListOf {
      Objects.requireNonNull(items, "items");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /**
   * An object with properties of any name and values of one shape.
   *
   * @param keys the shape of the names, each of them a text
   * @param values the shape of each value
   */
  record MapOf(Shape keys, Shape values) implements Shape {
    /** Refuses null. */
    public MapOf {
      Objects.requireNonNull(keys, "keys");
      Objects.requireNonNull(values, "values");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /**
   * An object with named properties and no others.
   *
   * @param properties the properties, in the order in which they are shown
   */
  record ObjectOf(List<Property> properties) implements Shape {
    /** Copies the list. */
    public ObjectOf {
      properties = List.copyOf(properties);
    }

    /**
     * Adds a property that has to be there.
     *
     * @param name its name
     * @param shape the shape of its value
     * @return a new shape with the property at its end
     */
    public ObjectOf required(String name, Shape shape) {
      return required(name, shape, "");
    }

    /**
     * Adds a property that has to be there.
     *
     * @param name its name
     * @param shape the shape of its value
     * @param description what it is, for the model
     * @return a new shape with the property at its end
     */
    public ObjectOf required(String name, Shape shape, String description) {
      return with(new Property(name, shape, true, description));
    }

    /**
     * Adds a property that may be left out.
     *
     * @param name its name
     * @param shape the shape of its value
     * @return a new shape with the property at its end
     */
    public ObjectOf optional(String name, Shape shape) {
      return optional(name, shape, "");
    }

    /**
     * Adds a property that may be left out.
     *
     * @param name its name
     * @param shape the shape of its value
     * @param description what it is, for the model
     * @return a new shape with the property at its end
     */
    public ObjectOf optional(String name, Shape shape, String description) {
      return with(new Property(name, shape, false, description));
    }

    /**
     * Adds a property.
     *
     * @param property what to add
     * @return a new shape with the property at its end
     */
    public ObjectOf with(Property property) {
      List<Property> more = new ArrayList<>(properties);
      more.add(property);
      return new ObjectOf(more);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.object(this);
    }
  }

  /**
   * One of several kinds of objects.
   *
   * @param discriminator the name of the property that says which kind it is; it comes first
   * @param cases the kinds, at least one
   */
  record Union(String discriminator, List<Case> cases) implements Shape {
    /** Copies the list; refuses an empty one, and kinds with the same name. */
    public Union {
      Objects.requireNonNull(discriminator, "discriminator");
      cases = List.copyOf(cases);
      if (cases.isEmpty() || cases.stream().map(Case::name).distinct().count() < cases.size()) {
        throw new IllegalArgumentException("a union needs kinds with different names");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.union(this);
    }
  }

  /**
   * One kind of objects in a union.
   *
   * @param name the value of the property that tells the kinds apart
   * @param object the other properties
   */
  record Case(String name, ObjectOf object) {
    /** Refuses null. */
    public Case {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(object, "object");
    }

    /**
     * The object with the property that tells the kinds apart.
     *
     * @param discriminator the name of that property
     * @return an object whose first property it is
     */
    public ObjectOf with(String discriminator) {
      List<Property> all = new ArrayList<>();
      all.add(new Property(discriminator, oneOf(name), true, ""));
      all.addAll(object.properties());
      return new ObjectOf(all);
    }
  }

  /** Any value at all. */
  record Any() implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  /**
   * A shape with some of its values excluded.
   *
   * @param shape the shape
   * @param limits what remains
   */
  record Limited(Shape shape, Limits limits) implements Shape {
    /** Refuses limits that values of the shape cannot have. */
    public Limited {
      Optional<String> misfit = limits.misfit(shape);
      if (misfit.isPresent()) {
        throw new IllegalArgumentException(misfit.get());
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.limited(this);
    }
  }

  /**
   * A shape that occurs within itself.
   *
   * @param name what {@link Reference} calls it
   * @param shape what it is
   */
  record Recursive(String name, Shape shape) implements Shape {
    /** Refuses null. */
    public Recursive {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(shape, "shape");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recursive(this);
    }
  }

  /**
   * The nearest {@link Recursive} shape around this one that has the given name.
   *
   * @param name the name
   */
  record Reference(String name) implements Shape {
    /** Refuses null. */
    public Reference {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reference(this);
    }
  }

  /**
   * One property of an object.
   *
   * @param name its name
   * @param shape the shape of its value
   * @param required whether it has to be there
   * @param description what it is, for the model; empty if nothing is said
   */
  record Property(String name, Shape shape, boolean required, String description) {
    /** Refuses null. */
    public Property {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(shape, "shape");
      Objects.requireNonNull(description, "description");
    }
  }
}
