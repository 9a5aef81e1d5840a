package io.openheim.openai;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.Codec;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.LlmRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Responses. */
final class ResponsesCodec implements Codec {
  private final ResponsesRequestWriter writer;

  ResponsesCodec(WireClient.Model model) {
    this.writer = new ResponsesRequestWriter(model);
  }

  @Override
  public Buffer encode(LlmRequest request, Set<Repair> repairs) {
    return writer.write(request, repairs);
  }

  @Override
  public CallIds callIds() {
    return CallIds.SIXTY_FOUR;
  }

  @Override
  public ReplyReader reader(LlmRequest request, ReplyBuilder reply) {
    return new ResponsesReader(reply, isStored(request));
  }

  /** Whether the user has the provider keep what is said, so that it knows it by ids. */
  static boolean isStored(LlmRequest request) {
    String store = request.settings().extraBody().get("store");
    return store != null && store.strip().equals("true");
  }

  /** What came before the messages is known to the provider by an id. */
  @Override
  public boolean isContinued(LlmRequest request) {
    Map<String, String> extra = request.settings().extraBody();
    return extra.containsKey("previous_response_id") || extra.containsKey("conversation");
  }

  /**
   * Encrypted thoughts are read by who wrote them only, and not for ever; and a model that does not
   * think has none to give.
   */
  @Override
  public @Nullable Repair repair(int status, ErrorPayload error) {
    String words = error.raw().toLowerCase(Locale.ROOT);
    if (status != 400 && status != 404 && status != 422) {
      return null;
    }
    boolean encrypted = words.contains("encrypted_content") || words.contains("encrypted content");
    if (encrypted && words.contains("not supported")) {
      return Repair.WITHOUT_ENCRYPTED_REASONING;
    }
    boolean parted = words.contains("without its required") || words.contains("item with id 'rs_");
    return encrypted || parted ? Repair.WITHOUT_REASONING : null;
  }
}
