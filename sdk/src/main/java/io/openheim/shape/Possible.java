package io.openheim.shape;

/** Says whether there is a value of a shape: the smallest answer that agrees with itself. */
final class Possible implements Shape.Visitor<Boolean> {
  static final Possible INSTANCE = new Possible();

  private Possible() {}

  @Override
  public Boolean scalar(Shape.Scalar shape) {
    return true;
  }

  @Override
  public Boolean text(Shape.Text shape) {
    return true;
  }

  @Override
  public Boolean enumeration(Shape.EnumOf shape) {
    return true;
  }

  /** It may be empty. */
  @Override
  public Boolean list(Shape.ListOf shape) {
    return true;
  }

  @Override
  public Boolean map(Shape.MapOf shape) {
    return true;
  }

  @Override
  public Boolean object(Shape.ObjectOf shape) {
    return shape.properties().stream()
        .filter(Shape.Property::required)
        .allMatch(property -> property.shape().accept(this));
  }

  @Override
  public Boolean union(Shape.Union shape) {
    return shape.cases().stream().anyMatch(one -> object(one.object()));
  }

  @Override
  public Boolean any(Shape.Any shape) {
    return true;
  }

  @Override
  public Boolean limited(Shape.Limited shape) {
    if (shape.limits().least() > 0 && shape.shape() instanceof Shape.ListOf list) {
      return list.items().accept(this);
    }
    if (shape.limits().least() > 0 && shape.shape() instanceof Shape.MapOf map) {
      return map.values().accept(this);
    }
    return shape.shape().accept(this);
  }

  @Override
  public Boolean recursive(Shape.Recursive shape) {
    return shape.shape().accept(this);
  }

  /** Not unless the shape around is possible without it. */
  @Override
  public Boolean reference(Shape.Reference shape) {
    return false;
  }
}
