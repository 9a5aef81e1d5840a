package io.openheim.internal.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import java.util.EnumSet;

/** What is known of providers and their models. */
public final class ProviderTable {
  private ProviderTable() {}

  /**
   * What a model takes.
   *
   * @param wire the format in which it is asked
   * @param provider the provider's name, known or not
   * @param host where it is asked
   * @param model the model's name
   */
  public static Capabilities capabilities(Wire wire, String provider, String host, String model) {
    return Capabilities.of(EnumSet.allOf(Feature.class), 16_000);
  }
}
