package com.example.greeter;

import io.openheim.tool.OutputType;

final class Unmarked {
  record Point(int x) {}

  public static void main(String[] args) {
    System.out.println(OutputType.of(Point.class));
  }
}
