package com.example.probe;

import io.openheim.Agent;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.testing.Cassette;
import io.openheim.testing.ScriptedClient;
import java.nio.file.Path;

public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    ScriptedClient scripted = new ScriptedClient().failure(401).text("Scripted.");
    try {
      ask(Agent.builder().client(scripted).build());
    } catch (RuntimeException e) {
      System.out.println(e.getMessage());
    }
    ask(Agent.builder().client(scripted).build());
    try (Cassette cassette = Cassette.at(Path.of(arguments[0]))) {
      ask(
          Agent.builder()
              .client(
                  OpenAiChatClient.builder()
                      .model("gpt-5.4-mini")
                      .apiKey(cassette.key("OPENAI_API_KEY"))
                      .httpClient(cassette.httpClient())
                      .build())
              .build());
    }
    System.out.println(Main.class.getModule() + " " + ScriptedClient.class.getModule());
  }

  private static void ask(Agent agent) {
    System.out.println(agent.prompt("What is the capital of Norway?"));
  }
}
