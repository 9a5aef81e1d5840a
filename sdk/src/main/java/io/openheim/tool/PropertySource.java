package io.openheim.tool;

import io.openheim.shape.Limits;
import java.lang.reflect.Type;

/** What is said about one property, wherever it is written. */
interface PropertySource {
  /** The name that a model sees. */
  String name();

  Type type();

  /** What it is, for the model; empty if nothing is said. */
  String description();

  /** Whether it may be left out and is null then. */
  boolean nullable();

  boolean hasDefault();

  /** The default as text. */
  String defaultValue();

  /**
   * Which of its values are allowed.
   *
   * @throws IllegalArgumentException if what is said contradicts itself
   */
  Limits limits();
}
