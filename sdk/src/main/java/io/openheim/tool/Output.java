package io.openheim.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a type one that a model can answer with: a record, a plain class, an enum or a sealed type.
 *
 * <pre>{@code
 * @Output
 * record Invoice(@Param("number of the invoice") String number, BigDecimal total) {}
 *
 * OutputType<Invoice> invoice = OutputType.of(Invoice.class);
 * Invoice first = invoice.parse(answer);
 * }</pre>
 *
 * <p>The annotation processor {@code openheim-processor} writes a class beside the type, here
 * {@code InvoiceOutput}, that knows its JSON Schema and reads and writes its values. Where it does
 * not run, in JShell for example, and for types without this annotation, the same is done by
 * reflection. What the processor adds: mistakes are compile errors, Javadoc describes the
 * components, and a module does not have to open its package.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Output {}
