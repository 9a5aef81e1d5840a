package io.openheim.message;

import java.util.Objects;

/**
 * What a model said in its provider's own words, kept beside the neutral {@link Message}: signed
 * thoughts, encrypted reasoning and whatever else only its provider understands. It goes back as it
 * is to where it came from, and nowhere else. Immutable and thread-safe.
 *
 * @param provider the provider's name
 * @param baseUrl where it was asked, without secrets, and with the path of the wire format: what
 *     was said in one format means nothing in another
 * @param family the family of the model that spoke, for example {@code claude}
 * @param json the turn, in the provider's wire format
 */
public record ProviderTurn(String provider, String baseUrl, String family, String json) {
  /** Refuses null. */
  public ProviderTurn {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(baseUrl, "baseUrl");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(json, "json");
  }

  /** Where it came from, and how long it is. */
  @Override
  public String toString() {
    return "ProviderTurn["
        + provider
        + ", "
        + baseUrl
        + ", "
        + family
        + ", "
        + json.length()
        + " characters]";
  }
}
