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
    Capabilities all =
        Capabilities.of(EnumSet.allOf(Feature.class), 16_000)
            .without(Feature.NINE_LETTER_CALL_IDS, Feature.REASONING_REPLAYED);
    if (provider.equalsIgnoreCase("mistral") || host.endsWith(".mistral.ai")) {
      return all.with(Feature.NINE_LETTER_CALL_IDS).without(Feature.USER_AFTER_RESULTS);
    }
    return provider.equals("deepseek") || host.endsWith(".deepseek.com")
        ? all.with(Feature.REASONING_REPLAYED)
        : all;
  }
}
