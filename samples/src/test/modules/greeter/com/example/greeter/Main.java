package com.example.greeter;

import io.openheim.Agent;
import io.openheim.tool.OutputType;

final class Main {
  public static void main(String[] args) {
    Agent agent = Agent.builder().model("offline").tools(new Greeter()).build();
    System.out.println(agent.prompt("Greet \"Ada\", tone cool").messages().get(2).toolResults());
    OutputType<Greeter.Greeting> greeting = OutputType.of(Greeter.Greeting.class);
    System.out.println(greeting.parse("Here: {\"words\":\"Hello\",\"tone\":\"warm\"}"));
    System.out.println(Greeter.class.getModule() + " " + Agent.class.getModule());
  }
}
