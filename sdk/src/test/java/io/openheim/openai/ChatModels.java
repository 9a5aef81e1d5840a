package io.openheim.openai;

import io.openheim.internal.wire.Origin;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.internal.wire.Schemas;
import io.openheim.internal.wire.Wire;
import io.openheim.internal.wire.WireClient;
import io.openheim.shape.dialect.Dialect;

/** Models as a client asks them. */
final class ChatModels {
  private ChatModels() {}

  /** A model called m of a provider in the table. */
  static WireClient.Model of(String provider) {
    return new WireClient.Model(
        "m",
        true,
        ProviderTable.capabilities(Wire.OPENAI_CHAT, provider, "localhost", "m"),
        new Schemas(Dialect.OPENAI_LOOSE, Dialect.OPENAI_STRICT),
        new Origin(provider, "http://localhost/v1", "m"));
  }
}
