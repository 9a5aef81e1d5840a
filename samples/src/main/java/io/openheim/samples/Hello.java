package io.openheim.samples;

import io.openheim.Agent;
import io.openheim.tool.Tool;

public class Hello {
  @Tool("Adds two whole numbers")
  int add(int a, int b) {
    return a + b;
  }

  public static void main(String[] args) {
    Agent agent = Agent.builder().model("openai/gpt-5.4-mini").tools(new Hello()).build();
    System.out.println(agent.prompt("What is 2 plus 40?"));
  }
}
