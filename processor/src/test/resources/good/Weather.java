package com.example;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.Optional;

class Weather {
  enum Unit {
    CELSIUS,
    FAHRENHEIT
  }

  record Forecast(String summary, double high, double low, Optional<String> warning) {}

  @Tool("Current weather in a city")
  Forecast weather(@Param("name of the city, for example Oslo") String city, Optional<Unit> unit) {
    return new Forecast("sunny in " + city, 21.5, 12, Optional.empty());
  }
}
