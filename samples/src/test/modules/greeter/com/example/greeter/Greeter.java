package com.example.greeter;

import io.openheim.tool.Output;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.Optional;

class Greeter {
  enum Tone {
    WARM,
    COOL
  }

  @Output
  record Greeting(String words, Tone tone) {}

  @Tool("Greets somebody")
  Greeting greet(@Param("who is greeted") String name, Optional<Tone> tone) {
    return new Greeting("Hello, " + name, tone.orElse(Tone.WARM));
  }
}
