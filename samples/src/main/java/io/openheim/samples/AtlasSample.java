package io.openheim.samples;

import io.openheim.Agent;
import io.openheim.ModelChoice;
import io.openheim.message.Message;
import io.openheim.run.Reply;

/** Asks a model something that it can only answer with a tool, and shows how it came about. */
final class AtlasSample {
  private AtlasSample() {}

  public static void main(String[] args) {
    ModelChoice choice = ModelChoice.fromEnvironment();
    System.out.println(choice.reason());

    Agent agent =
        Agent.builder()
            .model(choice.model())
            .system("Answer in one sentence.")
            .tools(new Atlas())
            .build();
    Reply reply = agent.prompt("What is the distance from Oslo to Rome in miles?");

    for (Message message : reply.messages()) {
      switch (message.role()) {
        case USER -> System.out.println("prompt: " + message.text());
        case TOOL -> message.toolResults().forEach(r -> System.out.println("result: " + r.text()));
        default ->
            message
                .toolCalls()
                .forEach(c -> System.out.println("call:   " + c.name() + " " + c.arguments()));
      }
    }
    System.out.println("answer: " + reply);
  }
}
