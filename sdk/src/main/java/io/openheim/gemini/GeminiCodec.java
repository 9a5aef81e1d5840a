package io.openheim.gemini;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.Codec;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import java.util.Set;
import okio.Buffer;

/** Gemini's generateContent. */
final class GeminiCodec implements Codec {
  private final boolean ids;
  private final GeminiRequestWriter writer;

  GeminiCodec(WireClient.Model model) {
    this.ids = model.capabilities().takes(Feature.CALL_IDS);
    this.writer = new GeminiRequestWriter(model);
  }

  @Override
  public Buffer encode(LlmRequest request, Set<Repair> repairs) {
    return writer.write(request);
  }

  @Override
  public CallIds callIds() {
    return CallIds.AS_SAID;
  }

  @Override
  public ReplyReader reader(LlmRequest request, ReplyBuilder reply) {
    return new GeminiReader(reply, ids);
  }
}
