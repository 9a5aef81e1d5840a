package io.openheim.llm;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a model takes in a request. A setting that it does not take is left out, or said another
 * way. Immutable and thread-safe.
 */
public final class Capabilities {
  private final Set<Feature> features;
  private final int maxTokens;

  private Capabilities(Set<Feature> features, int maxTokens) {
    this.features = features;
    this.maxTokens = maxTokens;
  }

  /**
   * Exactly these.
   *
   * @param features what is taken
   * @param maxTokens the limit of a reply to ask for where a format demands one, in tokens; at
   *     least 1
   * @return the capabilities
   */
  public static Capabilities of(Collection<Feature> features, int maxTokens) {
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1; found " + maxTokens);
    }
    EnumSet<Feature> all = EnumSet.noneOf(Feature.class);
    all.addAll(features);
    return new Capabilities(all, maxTokens);
  }

  /**
   * Whether a request may have something.
   *
   * @param feature what it is about
   * @return whether it is taken
   */
  public boolean takes(Feature feature) {
    return features.contains(feature);
  }

  /**
   * The limit of a reply that is asked for where a format demands one and no setting says it.
   *
   * @return tokens, at least 1
   */
  public int maxTokens() {
    return maxTokens;
  }

  /**
   * The same and more.
   *
   * @param more what is taken besides
   * @return other capabilities
   */
  public Capabilities with(Feature... more) {
    Set<Feature> all = copy();
    all.addAll(Arrays.asList(more));
    return new Capabilities(all, maxTokens);
  }

  /**
   * The same and less.
   *
   * @param less what is not taken
   * @return other capabilities
   */
  public Capabilities without(Feature... less) {
    Set<Feature> all = copy();
    Arrays.asList(less).forEach(all::remove);
    return new Capabilities(all, maxTokens);
  }

  private Set<Feature> copy() {
    Set<Feature> all = EnumSet.noneOf(Feature.class);
    all.addAll(features);
    return all;
  }

  @Override
  public String toString() {
    return "Capabilities" + features;
  }
}
