package io.openheim.openai;

import io.openheim.internal.wire.Origin;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.internal.wire.Wire;
import io.openheim.internal.wire.WireClient;

/** Models as a client asks them. */
final class ChatModels {
  private ChatModels() {}

  /** A model called m of a provider in the table. */
  static WireClient.Model of(String provider) {
    return new WireClient.Model(
        "m",
        true,
        ProviderTable.capabilities(Wire.OPENAI_CHAT, provider, "localhost", "m"),
        new Origin(provider, "http://localhost/v1", "m"));
  }
}
