package io.openheim.anthropic;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.Codec;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ToolResult;
import java.util.Set;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Anthropic's messages. */
final class MessagesCodec implements Codec {
  private static final String BETA = "anthropic-beta";
  private static final Headers VERSION = Headers.of("anthropic-version", "2023-06-01");

  /** Files by their id are still a beta, whose name the recordings have. */
  private static final Headers WITH_FILES =
      VERSION.newBuilder().add(BETA, "files-api-2025-04-14").build();

  private final RequestWriter writer;

  MessagesCodec(WireClient.Model model) {
    this.writer = new RequestWriter(model);
  }

  @Override
  public Buffer encode(LlmRequest request, Set<Repair> repairs) {
    return writer.write(request, repairs.contains(Repair.WITHOUT_REASONING));
  }

  @Override
  public CallIds callIds() {
    return CallIds.SIXTY_FOUR;
  }

  @Override
  public Headers headers(LlmRequest request) {
    return request.messages().stream().anyMatch(MessagesCodec::hasFile) ? WITH_FILES : VERSION;
  }

  /** The betas of a user are asked for beside ours. */
  @Override
  public boolean isList(String header) {
    return header.equalsIgnoreCase(BETA);
  }

  private static boolean hasFile(Message message) {
    return message.content().stream().anyMatch(MessagesCodec::isFile);
  }

  private static boolean isFile(Content part) {
    if (part instanceof ToolResult result) {
      return result.images().stream().anyMatch(MessagesCodec::isFile);
    }
    return (part instanceof Image image && image.fileId().isPresent())
        || (part instanceof Document document && document.fileId().isPresent());
  }

  @Override
  public ReplyReader reader(LlmRequest request, ReplyBuilder reply) {
    return new MessagesReader(reply);
  }

  /** Signatures cannot be read any more after some time, or behind another address. */
  @Override
  public @Nullable Repair repair(int status, ErrorPayload error) {
    boolean unreadable =
        status == 400 && error.raw().contains("signature") && error.raw().contains("thinking");
    return unreadable ? Repair.WITHOUT_REASONING : null;
  }
}
