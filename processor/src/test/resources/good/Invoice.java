package com.example.billing;

import io.openheim.tool.Output;
import io.openheim.tool.Param;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An invoice.
 *
 * @param number the number of the invoice
 * @param lines what is to be paid, at least one
 */
@Output
public record Invoice(String number, Currency currency, LocalDate date, List<Line> lines) {
  /** Where the money comes from. */
  public enum Currency {
    EUR,
    @Param(name = "kr")
    NOK
  }

  record Line(
      @Param("what was bought") String article,
      @Param(value = "the price of all", min = 0) BigDecimal price,
      Optional<String> note) {}
}
