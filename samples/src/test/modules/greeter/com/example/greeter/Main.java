package com.example.greeter;

import io.openheim.Agent;

final class Main {
  public static void main(String[] args) {
    Agent agent = Agent.builder().model("offline").tools(new Greeter()).build();
    System.out.println(agent.prompt("Greet \"Ada\", tone cool").messages().get(2).toolResults());
    System.out.println(Greeter.class.getModule() + " " + Agent.class.getModule());
  }
}
