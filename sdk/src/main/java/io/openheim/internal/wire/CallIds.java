package io.openheim.internal.wire;

import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import okio.ByteString;

/** What ids of tool calls may look like, on the wire and in a conversation. */
public enum CallIds {
  /** At most 40 characters. */
  ANY {
    @Override
    public String onWire(String id) {
      return id.length() <= 40 ? id : "call_" + digest(id).substring(0, 32);
    }
  },
  /** At most 64 letters, digits, _ and -, as responses and Anthropic have it. */
  SIXTY_FOUR {
    @Override
    public String onWire(String id) {
      return id.matches("[a-zA-Z0-9_-]{1,64}") ? id : "call_" + digest(id).substring(0, 32);
    }
  },
  /** Exactly nine letters and digits. */
  MISTRAL {
    @Override
    public String onWire(String id) {
      return id.matches("[a-zA-Z0-9]{9}") ? id : digest(id).substring(0, 9);
    }
  };

  /** The id to send for {@code id}: the same one each time. */
  public abstract String onWire(String id);

  /** Whether an id was made here, because the provider sent none. */
  public static boolean isMinted(String id) {
    return id.matches("call\\d{5,}");
  }

  private static String digest(String id) {
    return ByteString.encodeString(id, StandardCharsets.UTF_8).sha256().hex();
  }

  /** Keeps the ids of one conversation apart. */
  public static final class Register {
    private final Set<String> taken = new HashSet<>();
    private int next;

    /** The ids of a conversation are taken. */
    public Register(LlmRequest request) {
      for (Message message : request.messages()) {
        for (ToolCall call : message.toolCalls()) {
          taken.add(call.id());
        }
      }
    }

    /** The id that the provider sent, or a new one if it sent none or one that is taken. */
    public String take(String sent) {
      if (!sent.isEmpty() && taken.add(sent)) {
        return sent;
      }
      next = Math.max(next, taken.size());
      // Nine letters and digits, which every provider takes.
      String minted = String.format(Locale.ROOT, "call%05d", next);
      while (!taken.add(minted)) {
        minted = String.format(Locale.ROOT, "call%05d", ++next);
      }
      return minted;
    }
  }
}
