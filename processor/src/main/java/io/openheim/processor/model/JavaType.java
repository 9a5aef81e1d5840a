package io.openheim.processor.model;

import io.openheim.processor.source.Naming;
import io.openheim.shape.Limits;
import io.openheim.shape.ScalarType;
import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** A Java type that tools can take or give. */
public sealed interface JavaType {
  /** The shape; of a value that is there, where it may be left out. */
  Shape shape();

  /** The enums and records that the type is made of. */
  Stream<TypeElement> types();

  /** A word for the type in the names of methods. */
  String label();

  /** Calls the method that fits. */
  <R> R accept(Visitor<R> visitor);

  /** Whether values may be left out. */
  default boolean optional() {
    return false;
  }

  /** One method for each kind of type. */
  interface Visitor<R> {
    R scalar(Scalar type);

    R text(Text type);

    R choice(Choice type);

    R many(Many type);

    R mapping(Mapping type);

    R composite(Composite type);

    R union(Union type);

    R any(Any type);

    R limited(Limited type);

    R recursive(Recursive type);

    R back(Back type);

    R maybe(Maybe type);
  }

  /** A single value: a string, a primitive or the box of one. */
  record Scalar(ScalarType scalar, String javaName) implements JavaType {
    public boolean primitive() {
      return !javaName.contains(".");
    }

    @Override
    public Shape shape() {
      return new Shape.Scalar(scalar);
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.empty();
    }

    @Override
    public String label() {
      return Naming.camelCase(scalar.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /** A text of a certain form. */
  record Text(TextType text) implements JavaType {
    @Override
    public Shape shape() {
      return new Shape.Text(text);
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.empty();
    }

    @Override
    public String label() {
      return Naming.camelCase(text.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** An enum. */
  record Choice(TypeElement type, List<Constant> constants) implements JavaType {
    /** A constant, and what a model calls it. */
    public record Constant(String javaName, String name) {}

    /** Whether any constant is called something else by a model. */
    public boolean renamed() {
      return constants.stream().anyMatch(one -> !one.javaName.equals(one.name));
    }

    @Override
    public Shape shape() {
      return new Shape.EnumOf(constants.stream().map(Constant::name).toList());
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.of(type);
    }

    @Override
    public String label() {
      return type.getSimpleName().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.choice(this);
    }
  }

  /** Several values. */
  record Many(Kind kind, JavaType items) implements JavaType {
    /** What holds them. */
    public enum Kind {
      LIST(List.class),
      SET(Set.class),
      COLLECTION(Collection.class),
      ARRAY(Object[].class);

      private final Class<?> javaType;

      Kind(Class<?> javaType) {
        this.javaType = javaType;
      }

      public Class<?> javaType() {
        return javaType;
      }
    }

    @Override
    public Shape shape() {
      return new Shape.ListOf(items.shape());
    }

    @Override
    public Stream<TypeElement> types() {
      return items.types();
    }

    @Override
    public String label() {
      return items.label() + Naming.camelCase(kind.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.many(this);
    }
  }

  /** A map. */
  record Mapping(JavaType keys, JavaType values) implements JavaType {
    @Override
    public Shape shape() {
      return new Shape.MapOf(keys.shape(), values.shape());
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.concat(keys.types(), values.types());
    }

    @Override
    public String label() {
      return values.label() + "Map";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mapping(this);
    }
  }

  /** A record or a plain class. */
  record Composite(
      TypeElement type, List<JavaType> arguments, List<Property> properties, Making making)
      implements JavaType {
    /** How an object is made of the values of its properties. */
    public enum Making {
      /** By a constructor that takes them. */
      CONSTRUCTOR,
      /** Empty, and then filled. */
      SETTERS
    }

    @Override
    public Shape.ObjectOf shape() {
      return Property.shape(properties);
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.concat(
          Stream.concat(Stream.of(type), arguments.stream().flatMap(JavaType::types)),
          properties.stream().flatMap(p -> p.type().types()));
    }

    @Override
    public String label() {
      return arguments.stream().map(JavaType::label).collect(Collectors.joining())
          + type.getSimpleName();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.composite(this);
    }
  }

  /** A sealed type. */
  record Union(TypeElement type, String discriminator, List<Case> kinds) implements JavaType {
    /** One of the classes that it permits, and what a model calls it. */
    public record Case(String name, Composite object) {}

    @Override
    public Shape shape() {
      return new Shape.Union(
          discriminator,
          kinds.stream().map(one -> new Shape.Case(one.name, one.object.shape())).toList());
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.concat(Stream.of(type), kinds.stream().flatMap(one -> one.object.types()));
    }

    @Override
    public String label() {
      return type.getSimpleName().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.union(this);
    }
  }

  /** A value of any kind, as an object or as text. */
  record Any(boolean raw) implements JavaType {
    @Override
    public Shape shape() {
      return Shape.ANY;
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.empty();
    }

    @Override
    public String label() {
      return raw ? "RawJson" : "Any";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  /** A type of which not every value is allowed. */
  record Limited(JavaType type, Limits limits, String name) implements JavaType {
    @Override
    public Shape shape() {
      return new Shape.Limited(type.shape(), limits);
    }

    @Override
    public Stream<TypeElement> types() {
      return type.types();
    }

    @Override
    public String label() {
      return type.label();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.limited(this);
    }
  }

  /** A type that contains itself. */
  record Recursive(JavaType type, String name) implements JavaType {
    @Override
    public Shape shape() {
      return new Shape.Recursive(name, type.shape());
    }

    @Override
    public Stream<TypeElement> types() {
      return type.types();
    }

    @Override
    public String label() {
      return type.label();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recursive(this);
    }
  }

  /** A type within itself. */
  record Back(TypeElement type, List<JavaType> arguments, String name) implements JavaType {
    @Override
    public Shape shape() {
      return new Shape.Reference(name);
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.empty();
    }

    @Override
    public String label() {
      return type.getSimpleName().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.back(this);
    }
  }

  /** An optional value. */
  record Maybe(Wrapper wrapper, JavaType present) implements JavaType {
    /** The class that may be empty, and how to get what is in it. */
    public enum Wrapper {
      ANY(Optional.class, "get"),
      INT(OptionalInt.class, "getAsInt"),
      LONG(OptionalLong.class, "getAsLong"),
      DOUBLE(OptionalDouble.class, "getAsDouble");

      private final Class<?> javaType;
      private final String getter;

      Wrapper(Class<?> javaType, String getter) {
        this.javaType = javaType;
        this.getter = getter;
      }

      public Class<?> javaType() {
        return javaType;
      }

      public String getter() {
        return getter;
      }
    }

    @Override
    public Shape shape() {
      return present.shape();
    }

    @Override
    public boolean optional() {
      return true;
    }

    @Override
    public Stream<TypeElement> types() {
      return present.types();
    }

    @Override
    public String label() {
      return "Optional" + present.label();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maybe(this);
    }
  }
}
