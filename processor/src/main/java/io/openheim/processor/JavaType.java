package io.openheim.processor;

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
sealed interface JavaType {
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

    R maybe(Maybe type);
  }

  /** A single value: a string, a primitive or the box of one. */
  record Scalar(ScalarType scalar, boolean primitive) implements JavaType {
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
  record Choice(TypeElement type, List<String> constants) implements JavaType {
    @Override
    public Shape shape() {
      return new Shape.EnumOf(constants);
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
    enum Kind {
      LIST(List.class),
      SET(Set.class),
      COLLECTION(Collection.class),
      ARRAY(Object[].class);

      private final Class<?> javaType;

      Kind(Class<?> javaType) {
        this.javaType = javaType;
      }

      Class<?> javaType() {
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

  /** A record. */
  record Composite(TypeElement type, List<JavaType> arguments, List<Property> properties)
      implements JavaType {
    @Override
    public Shape shape() {
      return Property.shape(properties);
    }

    @Override
    public Stream<TypeElement> types() {
      return Stream.concat(Stream.of(type), properties.stream().flatMap(p -> p.type().types()));
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

  /** An optional value. */
  record Maybe(Wrapper wrapper, JavaType present) implements JavaType {
    /** The class that may be empty, and how to get what is in it. */
    enum Wrapper {
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

      Class<?> javaType() {
        return javaType;
      }

      String getter() {
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
