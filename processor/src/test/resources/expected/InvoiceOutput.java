package com.example.billing;

import io.openheim.shape.Limits;
import io.openheim.shape.Shape;
import io.openheim.tool.Fields;
import io.openheim.tool.Generated;
import io.openheim.tool.OutputType;
import io.openheim.tool.ToolInput;
import io.openheim.tool.ToolOutput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@link Invoice}. */
@Generated
public final class InvoiceOutput extends OutputType<Invoice> {
  private static final Limits PRICE_LIMITS = Limits.NONE.min("0");

  private static final Fields LINE_COMPONENTS =
      Fields.of(
          Shape.object()
              .required("article", Shape.STRING, "what was bought")
              .required(
                  "price",
                  Shape.limited(Shape.BIG_DECIMAL, PRICE_LIMITS),
                  "the price of all")
              .optional("note", Shape.STRING));

  private static final Fields INVOICE_COMPONENTS =
      Fields.of(
          Shape.object()
              .required("number", Shape.STRING, "the number of the invoice")
              .required("currency", Shape.oneOf("EUR", "kr"))
              .required("date", Shape.text(LocalDate.class))
              .required(
                  "lines",
                  Shape.listOf(LINE_COMPONENTS.shape()),
                  "what is to be paid, at least one"));

  private static final InvoiceOutput INSTANCE = new InvoiceOutput();

  static {
    register(Invoice.class, INSTANCE);
  }

  private InvoiceOutput() {
    super("Invoice", INVOICE_COMPONENTS.shape());
  }

  /**
   * The output.
   *
   * @return how its values are read and written
   */
  public static InvoiceOutput of() {
    return INSTANCE;
  }

  @Override
  protected Invoice read(ToolInput in) {
    return readInvoice(in);
  }

  @Override
  protected void write(ToolOutput out, Invoice value) {
    writeInvoice(out, value);
  }

  private static Invoice readInvoice(ToolInput in) {
    String number = null;
    Invoice.Currency currency = null;
    LocalDate date = null;
    List<Invoice.Line> lines = null;
    in.beginObject(INVOICE_COMPONENTS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "number" -> number = in.nextString();
        case "currency" -> currency = readCurrency(in);
        case "date" -> date = in.next(LocalDate.class);
        case "lines" -> lines = readLineList(in);
        default -> throw in.surprise();
      }
    }
    if (in.endObject()) {
      try {
        return new Invoice(number, currency, date, lines);
      } catch (IllegalArgumentException refusal) {
        in.refused(refusal);
      }
    }
    return null;
  }

  private static Invoice.Currency readCurrency(ToolInput in) {
    return switch (in.nextString()) {
      case "EUR" -> Invoice.Currency.EUR;
      case "kr" -> Invoice.Currency.NOK;
      default -> throw in.surprise();
    };
  }

  private static List<Invoice.Line> readLineList(ToolInput in) {
    List<Invoice.Line> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(readLine(in));
    }
    in.endArray();
    return Collections.unmodifiableList(list);
  }

  private static Invoice.Line readLine(ToolInput in) {
    String article = null;
    BigDecimal price = null;
    Optional<String> note = Optional.empty();
    in.beginObject(LINE_COMPONENTS);
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "article" -> article = in.nextString();
        case "price" -> price = in.within(PRICE_LIMITS, in.nextBigDecimal());
        case "note" -> note = Optional.of(in.nextString());
        default -> throw in.surprise();
      }
    }
    if (in.endObject()) {
      try {
        return new Invoice.Line(article, price, note);
      } catch (IllegalArgumentException refusal) {
        in.refused(refusal);
      }
    }
    return null;
  }

  private static void writeInvoice(ToolOutput out, Invoice value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("number");
    out.value(value.number());
    out.name("currency");
    out.value(nameCurrency(value.currency()));
    out.name("date");
    out.value(LocalDate.class, value.date());
    out.name("lines");
    writeLineList(out, value.lines());
    out.endObject();
  }

  private static String nameCurrency(Invoice.Currency value) {
    if (value == null) {
      return null;
    }
    return switch (value) {
      case EUR -> "EUR";
      case NOK -> "kr";
    };
  }

  private static void writeLineList(ToolOutput out, List<Invoice.Line> value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginArray();
    for (Invoice.Line item : value) {
      writeLine(out, item);
    }
    out.endArray();
  }

  private static void writeLine(ToolOutput out, Invoice.Line value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("article");
    out.value(value.article());
    out.name("price");
    out.value(value.price());
    Optional<String> note = value.note();
    if (note != null && note.isPresent()) {
      out.name("note");
      out.value(note.get());
    }
    out.endObject();
  }
}
