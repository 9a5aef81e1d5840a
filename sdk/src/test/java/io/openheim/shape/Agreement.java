package io.openheim.shape;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the checker has to find wrong: what the outsider does, but for the leniencies. */
final class Agreement implements Shape.Visitor<Object> {
  private final Shape shape;
  private final Outsider outsider;

  /** The leniencies that made a difference. */
  private final Set<Leniency> used = EnumSet.noneOf(Leniency.class);

  private final Set<String> refused = new TreeSet<>();
  private final Map<String, Outsider.Kind> kinds = new HashMap<>();
  private final Map<String, Shape> around = new HashMap<>();
  private String path = "$";
  private Object value;

  private Agreement(Shape shape) {
    this.shape = shape;
    outsider = Outsider.of(shape);
  }

  static Agreement of(Shape shape) {
    return new Agreement(shape);
  }

  /** The places of all that the checker has to call wrong. */
  Set<String> wrong(Object tree) {
    refused.clear();
    kinds.clear();
    Set<String> wrong = outsider.wrong(asTheSchemaSays(tree), kinds);
    wrong.addAll(refused);
    return wrong;
  }

  /** The value with all leniencies applied that the checker has and the schema has not. */
  Object asTheSchemaSays(Object tree) {
    path = "$";
    return plain(shape, tree);
  }

  Outsider outsider() {
    return outsider;
  }

  Set<Leniency> used() {
    return used;
  }

  private Object plain(Shape of, Object tree) {
    Object plain = of instanceof Shape.Limited limited ? plain(limited.shape(), tree) : tree;
    for (Leniency leniency : Leniency.values()) {
      Object other = leniency.apply(of, plain);
      if (other == plain) {
        continue;
      }
      used.add(leniency);
      if (other == Leniency.REFUSED) {
        refused.add(path);
      } else {
        plain = other;
      }
    }
    value = plain;
    return of.accept(this);
  }

  private Object at(Object step, Shape of, Object tree) {
    String here = path;
    path += Outsider.step(step);
    Object plain = plain(of, tree);
    path = here;
    return plain;
  }

  @Override
  public Object scalar(Shape.Scalar shape) {
    return value;
  }

  @Override
  public Object text(Shape.Text shape) {
    return value;
  }

  @Override
  public Object enumeration(Shape.EnumOf shape) {
    return value;
  }

  @Override
  public Object list(Shape.ListOf shape) {
    if (!(value instanceof List<?> items)) {
      return value;
    }
    List<Object> plain = new ArrayList<>();
    for (Object item : items) {
      plain.add(at(plain.size(), shape.items(), item));
    }
    return plain;
  }

  @Override
  public Object map(Shape.MapOf shape) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<Object, Object> plain = new LinkedHashMap<>();
    map.forEach((key, item) -> plain.put(key, at(key, shape.values(), item)));
    return plain;
  }

  @Override
  public Object object(Shape.ObjectOf shape) {
    if (!(value instanceof Map<?, ?> object)) {
      return value;
    }
    Map<Object, Object> plain = new LinkedHashMap<>(object);
    for (Shape.Property property : shape.properties()) {
      plain.computeIfPresent(property.name(), (name, item) -> at(name, property.shape(), item));
    }
    return plain;
  }

  @Override
  public Object union(Shape.Union shape) {
    if (!(value instanceof Map<?, ?> object)) {
      return value;
    }
    String place = path;
    Map<Object, Object> plain = new LinkedHashMap<>(object);
    List<String> names = shape.cases().stream().map(Shape.Case::name).toList();
    plain.computeIfPresent(
        shape.discriminator(), (key, name) -> at(key, new Shape.EnumOf(names), name));
    int kind = names.indexOf(plain.get(shape.discriminator()));
    kinds.put(place, new Outsider.Kind(kind, shape.discriminator()));
    return kind < 0 ? plain : plain(shape.cases().get(kind).with(shape.discriminator()), plain);
  }

  /** What holds for decimal numbers of any size holds for those in any value. */
  @Override
  public Object any(Shape.Any shape) {
    if (value instanceof JsonNumber) {
      return plain(Shape.BIG_DECIMAL, value);
    }
    return value instanceof List
        ? list(Shape.listOf(shape))
        : map(Shape.mapOf(Shape.STRING, shape));
  }

  /** A floating-point number is compared with its bounds as a decimal number. */
  @Override
  public Object limited(Shape.Limited shape) {
    boolean floating = Set.of(Shape.FLOAT, Shape.DOUBLE).contains(shape.shape());
    return floating && value instanceof JsonNumber ? plain(Shape.BIG_DECIMAL, value) : value;
  }

  @Override
  public Object recursive(Shape.Recursive shape) {
    around.put(shape.name(), shape.shape());
    return plain(shape.shape(), value);
  }

  @Override
  public Object reference(Shape.Reference shape) {
    return plain(around.get(shape.name()), value);
  }
}
