package io.openheim.run;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolResult;
import io.openheim.message.Usage;
import java.util.List;
import java.util.Objects;

/**
 * What an agent's turn came to. Immutable and thread-safe. Prints as its text, with a notice if the
 * turn did not end normally:
 *
 * <pre>{@code
 * Reply reply = agent.prompt("What is the weather in Oslo?");
 * System.out.println(reply);
 * System.out.println(reply.usage().total() + " tokens in " + reply.modelCalls() + " model calls");
 * }</pre>
 *
 * @param messages everything that was said in the turn, beginning with the prompt: the model's
 *     messages, its tool calls, their results
 * @param stopReason why the turn ended
 * @param finish the provider's own word for why the model stopped its last reply, empty if it gave
 *     none
 * @param usage the tokens of all model calls of the turn; those of calls for which the provider
 *     reported none are not in it
 * @param model the model that gave the last answer, in the provider's own words
 * @param modelCalls how often the model was asked
 * @param toolFailures what tools threw during the turn, in the order of the calls
 */
public record Reply(
    List<Message> messages,
    StopReason stopReason,
    String finish,
    Usage usage,
    String model,
    int modelCalls,
    List<ToolFailure> toolFailures) {
  /** Copies the lists; refuses null. */
  public Reply {
    messages = List.copyOf(messages);
    Objects.requireNonNull(stopReason, "stopReason");
    Objects.requireNonNull(finish, "finish");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(model, "model");
    toolFailures = List.copyOf(toolFailures);
  }

  /**
   * The model's last words: the text of its last message, or the words with which it declined.
   *
   * @return the text, empty if it said nothing
   */
  public String text() {
    for (int i = messages.size() - 1; i >= 0; i--) {
      Message message = messages.get(i);
      if (message.role() == Role.ASSISTANT) {
        return message.text().isEmpty() ? refusal(message) : message.text();
      }
    }
    return "";
  }

  private static String refusal(Message message) {
    StringBuilder text = new StringBuilder();
    for (Content part : message.content()) {
      if (part instanceof Content.Refusal refusal) {
        text.append(refusal.text());
      }
    }
    return text.toString();
  }

  /**
   * What tools gave for the application alone, with {@link io.openheim.tool.ToolReturn#data}.
   *
   * @param type the class that is wanted, or an interface or a superclass of it
   * @param <T> that type
   * @return the objects of that type, in the order of the calls; empty if there are none
   */
  public <T> List<T> toolData(Class<T> type) {
    return messages.stream()
        .flatMap(message -> message.toolResults().stream())
        .map(ToolResult::data)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The text; if the turn did not end normally, a notice in brackets follows on its own line. */
  @Override
  public String toString() {
    if (stopReason.notice().isEmpty()) {
      return text();
    }
    String word = stopReason == StopReason.OTHER ? " (" + finish + ")" : "";
    String notice = "[" + stopReason.notice() + word + "]";
    return text().isEmpty() ? notice : text() + "\n" + notice;
  }
}
