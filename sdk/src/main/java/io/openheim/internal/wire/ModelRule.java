package io.openheim.internal.wire;

import io.openheim.llm.Feature;
import io.openheim.shape.dialect.Dialect;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is special about models of certain names. Of several rules that fit, later ones go over
 * earlier ones.
 *
 * @param wires the formats in which it holds
 * @param model what the names begin with, in lower case
 * @param adds what these models take besides
 * @param lacks what they do not take
 * @param maxTokens the limit of a reply to ask for where none is set, or 0 to leave it
 * @param dialect the form of schemas, or null to leave it
 */
record ModelRule(
    Set<Wire> wires,
    Pattern model,
    Set<Feature> adds,
    Set<Feature> lacks,
    int maxTokens,
    @Nullable Dialect dialect) {

  /** Whether it holds for a model, whose name is in lower case. */
  boolean fits(Wire wire, String name) {
    return wires.contains(wire) && model.matcher(name).lookingAt();
  }
}
