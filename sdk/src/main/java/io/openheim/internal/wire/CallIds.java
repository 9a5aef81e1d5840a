package io.openheim.internal.wire;

import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okio.ByteString;

/** What ids of tool calls may look like, on the wire and in a conversation. */
public enum CallIds {
  /** Whatever the provider said, of any length. */
  AS_SAID {
    @Override
    boolean fits(String id) {
      return isText(id);
    }
  },
  /** From 1 to 40 characters. */
  ANY {
    @Override
    boolean fits(String id) {
      return !id.isEmpty() && id.length() <= 40 && isText(id);
    }
  },
  /** At most 64 letters, digits, _ and -, as responses and Anthropic have it. */
  SIXTY_FOUR {
    @Override
    boolean fits(String id) {
      return WORD.matcher(id).matches();
    }
  },
  /** Exactly nine letters and digits. */
  MISTRAL {
    @Override
    boolean fits(String id) {
      return NINE.matcher(id).matches();
    }

    @Override
    String made(String digest) {
      return digest.substring(0, 9);
    }
  };

  private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Pattern NINE = Pattern.compile("[a-zA-Z0-9]{9}");
  private static final Pattern MINTED = Pattern.compile("call\\d{5,}");

  /**
   * The id to send for {@code id}: the same one each time. Two ids may become one, so {@link
   * History} keeps apart those of a conversation.
   */
  public String onWire(String id) {
    return fits(id) ? id : made(digest(id));
  }

  abstract boolean fits(String id);

  String made(String digest) {
    return "call_" + digest.substring(0, 32);
  }

  /** Whether an id was made here, because the provider sent none. */
  public static boolean isMinted(String id) {
    return MINTED.matcher(id).matches();
  }

  /**
   * Another id for a call whose own one is taken: the same one each time, and minted if the own one
   * was.
   *
   * @param number of the attempt
   */
  static String other(String id, int number) {
    return isMinted(id) ? id + "0" + number : ANY.made(digest(id + " " + number));
  }

  /** Whether every character can be sent: half a surrogate pair cannot. */
  private static boolean isText(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isSurrogate(id.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(id);
      }
    }
    return true;
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
