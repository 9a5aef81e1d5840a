package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.internal.json.JsonTree;
import io.openheim.shape.DefaultValue;
import io.openheim.shape.Limits;
import io.openheim.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes properties of members, one after the other. */
final class PropertyBinder {
  private final BoundTypes types;
  private final List<BoundType> bound = new ArrayList<>();
  private Shape.ObjectOf shape = Shape.object();

  PropertyBinder(BoundTypes types) {
    this.types = types;
  }

  /** Adds a property; {@code where} names it in errors. */
  BoundType add(PropertySource member, String where) {
    BoundType plain = types.orOptional(member.type(), where);
    BoundType type = limited(member, plain, where);
    String description = member.description();
    if (member.hasDefault()) {
      DefaultValue value = defaultValue(member, type, where);
      description = value.describe(description);
      type = new WrapperBinding.Defaulted(type, read(type, value));
    } else if (member.nullable() && !type.optional()) {
      type = new WrapperBinding.Nullness(type);
    }
    shape =
        shape.with(new Shape.Property(member.name(), type.shape(), !type.optional(), description));
    bound.add(type);
    return type;
  }

  Shape.ObjectOf shape() {
    return shape;
  }

  RecordType finish() {
    return new RecordType(Fields.of(shape), List.copyOf(bound));
  }

  private static BoundType limited(PropertySource member, BoundType type, String where) {
    try {
      Limits limits = member.limits();
      Optional<String> misfit = limits.misfit(type.shape());
      if (limits.equals(Limits.NONE)) {
        return type;
      }
      if (misfit.isPresent()) {
        throw new IllegalArgumentException(misfit.get());
      }
      return type instanceof OptionalBinding optional
          ? new OptionalBinding(
              new WrapperBinding.Limited(optional.present(), limits), optional.type())
          : new WrapperBinding.Limited(type, limits);
    } catch (IllegalArgumentException reason) {
      throw new ConfigException(
          "the limits of a parameter must fit its type and leave a value; "
              + where
              + " has some that do not: "
              + reason.getMessage()
              + "; change or remove them",
          reason);
    }
  }

  private static DefaultValue defaultValue(PropertySource member, BoundType type, String where) {
    String text = member.defaultValue();
    Optional<String> problem =
        type.optional()
            ? Optional.of("an Optional has none but to be empty")
            : DefaultValue.problem(type.shape(), text);
    if (problem.isPresent()) {
      throw new ConfigException(
          "the default of a parameter must be one of its values; that of "
              + where
              + " is not: "
              + problem.get()
              + "; change or remove it");
    }
    return DefaultValue.of(type.shape(), text);
  }

  private static Object read(BoundType type, DefaultValue value) {
    Object exact = type.read(new ToolInput(JsonTree.reader(value.exact()), ToolContext.NONE));
    if (exact == null) {
      throw new IllegalStateException(value.text());
    }
    return exact;
  }
}
