package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.LlmException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** What holds for the chunks of every reply, whoever sent it and however it was cut. */
final class StreamLaws {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final List<ToolCall> started = new ArrayList<>();
  private final List<StringBuilder> arguments = new ArrayList<>();

  private StreamLaws() {}

  static void check(Delivery delivery) {
    StreamLaws laws = new StreamLaws();
    delivery.chunks().forEach(laws::take);
    delivery.reply().map(LlmReply::message).ifPresent(laws::isAllOf);
    delivery.failure().ifPresent(laws::isAllThatCame);
  }

  private void take(LlmChunk chunk) {
    if (chunk instanceof LlmChunk.Text more) {
      add(text, more.text());
    } else if (chunk instanceof LlmChunk.Thinking more) {
      add(thinking, more.text());
    } else if (chunk instanceof LlmChunk.Refusal more) {
      add(refusal, more.text());
    } else if (chunk instanceof LlmChunk.CallStarted call) {
      assertThat(call.call()).as("numbers of calls ascend from 0").isEqualTo(started.size());
      assertThat(call.id()).as("id of a call").isNotEmpty();
      assertThat(started).as("ids differ").noneMatch(other -> other.id().equals(call.id()));
      assertThat(call.name()).as("name of a call").isNotEmpty();
      started.add(new ToolCall(call.id(), call.name(), ""));
      arguments.add(new StringBuilder());
    } else if (chunk instanceof LlmChunk.CallArguments more) {
      assertThat(more.call()).as("arguments of a call that has begun").isLessThan(started.size());
      add(arguments.get(more.call()), more.json());
    }
  }

  private static void add(StringBuilder all, String more) {
    assertThat(more).as("no chunk is empty").isNotEmpty();
    all.append(more);
  }

  /** What was delivered and what is there in the end are the same. */
  private void isAllOf(Message message) {
    StringBuilder thoughts = new StringBuilder();
    StringBuilder declined = new StringBuilder();
    for (Content part : message.content()) {
      if (part instanceof Content.Thinking thought) {
        thoughts.append(thought.text());
      } else if (part instanceof Content.Refusal refused) {
        declined.append(refused.text());
      }
    }
    assertThat(message.role()).isEqualTo(Role.ASSISTANT);
    assertThat(message.text()).as("text").isEqualTo(text.toString());
    assertThat(thoughts.toString()).as("thinking").isEqualTo(thinking.toString());
    assertThat(declined.toString()).as("refusal").isEqualTo(refusal.toString());
    assertThat(message.toolCalls()).as("calls").isEqualTo(calls());
  }

  private List<ToolCall> calls() {
    List<ToolCall> calls = new ArrayList<>();
    for (int i = 0; i < started.size(); i++) {
      String said = arguments.get(i).toString();
      ToolCall call = started.get(i);
      calls.add(new ToolCall(call.id(), call.name(), said.isBlank() ? "{}" : said));
    }
    return calls;
  }

  /** What a failure keeps was delivered, and what was delivered is kept. */
  private void isAllThatCame(LlmException failure) {
    if (failure.partial().isPresent()) {
      assertThat(failure.partial().get().content()).as("a partial says something").isNotEmpty();
      isAllOf(failure.partial().get());
    } else {
      isAllOf(new Message(Role.ASSISTANT, List.of()));
    }
  }
}
