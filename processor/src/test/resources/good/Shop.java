package com.example.shop;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Everything that makes generated code differ. */
public class Shop {
  /** How fast. */
  public enum Speed {
    SLOW,
    FAST {
      @Override
      public String toString() {
        return "very fast";
      }
    }
  }

  /** The tools of one customer; an inner class, so that its toolbox is named after both. */
  public class Counter {
    /**
     * Takes an order. The rest is not for the model.
     *
     * @param order what is ordered
     * @param in where the customer is, <b>if</b> that matters &amp; is known
     */
    @Tool
    Receipt order(Order order, Optional<String> in) {
      return new Receipt(order.lines().size(), null);
    }

    @Tool(name = "order-status", value = "State of an order, \"quoted\" \\ as $is */\n\u00e9\ud83d\ude00")
    Optional<Speed> status(@Param(name = "order-id") Long id) throws IOException {
      return Optional.empty();
    }

    @Tool("Cancels everything")
    void cancel() {}
  }

  /**
   * An order.
   *
   * @param lines what is wanted, at least one
   */
  record Order(List<Line> lines, Speed speed) {}

  record Line(@Param("code of the article") String sku, int count, List<List<Integer>> sizes) {
    Line {
      if (count < 1) {
        throw new IllegalArgumentException("order at least one");
      }
    }
  }

  record Receipt(int total, Boolean paid) {}
}
