package shop;

import io.openheim.tool.Param;
import java.util.List;

/** Plain classes of an application, in a package of its own. */
public final class Plain {
  private Plain() {}

  /** Made by its constructor. */
  public static final class Money {
    private final long amount;
    private final String currency;

    public Money(
        @Param(name = "amount") long amount,
        @Param(name = "currency", pattern = "[A-Z]{3}") String currency) {
      this.amount = amount;
      this.currency = currency;
    }

    public long getAmount() {
      return amount;
    }

    public String getCurrency() {
      return currency;
    }
  }

  /** Refuses some of its values. */
  public static final class Range {
    public final int from;
    public final int to;

    public Range(@Param(name = "from") int from, @Param(name = "to") int to) {
      if (from > to) {
        throw new IllegalArgumentException("a range does not end before it begins");
      }
      this.from = from;
      this.to = to;
    }
  }

  /** Filled by setters. */
  public static class Named {
    private String name = "nobody";

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  /** Filled by setters and fields. */
  public static final class Person extends Named {
    public int age = 18;

    @Param(maxItems = 2)
    public List<Money> purse = List.of();
  }
}
