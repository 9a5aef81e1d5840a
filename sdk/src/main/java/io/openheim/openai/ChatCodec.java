package io.openheim.openai;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.Codec;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Chat completions. */
final class ChatCodec implements Codec {
  private final WireClient.Model model;
  private final ChatRequestWriter writer;

  ChatCodec(WireClient.Model model) {
    this.model = model;
    this.writer = new ChatRequestWriter(model);
  }

  @Override
  public Buffer encode(LlmRequest request, Set<Repair> repairs) {
    return writer.write(request, repairs);
  }

  @Override
  public CallIds callIds() {
    return ids(model.capabilities());
  }

  static CallIds ids(Capabilities takes) {
    return takes.takes(Feature.NINE_LETTER_CALL_IDS) ? CallIds.MISTRAL : CallIds.ANY;
  }

  @Override
  public ReplyReader reader(LlmRequest request, ReplyBuilder reply) {
    return new ChatReader(
        reply, model.capabilities(), request.settings().toolChoice(), asksForMany(request));
  }

  /** Nothing here asks for more than one choice, but an extra field may. */
  private static boolean asksForMany(LlmRequest request) {
    String choices = request.settings().extraBody().get("n");
    return choices != null && !choices.strip().equals("1");
  }

  /** Not every server knows the option, and some refuse what they do not know. */
  @Override
  public @Nullable Repair repair(int status, ErrorPayload error) {
    return status == 400 && error.raw().contains("stream_options")
        ? Repair.WITHOUT_STREAM_OPTIONS
        : null;
  }
}
