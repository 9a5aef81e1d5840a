package io.openheim.processor.read;

import io.openheim.processor.model.Property;
import io.openheim.processor.model.ToolMethod;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.Settings;
import io.openheim.shape.SchemaWriter;
import io.openheim.shape.dialect.Dialect;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic;

/** Says what could be better about a tool that keeps to all the rules. */
final class Advice {
  private final Settings settings;
  private final Problems problems;

  Advice(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  void give(ToolMethod tool, ExecutableElement method, String where) {
    describe(tool, method, where);
    for (Dialect dialect : settings.strict()) {
      strict(tool, method, where, dialect);
    }
  }

  private void describe(ToolMethod tool, ExecutableElement method, String where) {
    if (settings.descriptions().isEmpty()) {
      return;
    }
    for (Property property : tool.parameters()) {
      if (property.text().isBlank()) {
        Element parameter =
            method.getParameters().stream()
                .filter(one -> one.getSimpleName().contentEquals(property.javaName()))
                .<Element>map(one -> one)
                .findFirst()
                .orElse(method);
        problems.add(
            settings.descriptions().get(),
            Rule.NO_PARAM_DESCRIPTION,
            Place.of(parameter),
            where + "(" + property.name() + ") has none",
            "write @Param(\"what it is\"), or @param in a Javadoc comment");
      }
    }
  }

  private void strict(ToolMethod tool, ExecutableElement method, String where, Dialect dialect) {
    List<String> obstacles =
        dialect.adapt(SchemaWriter.tree(Property.shape(tool.parameters()))).obstacles();
    if (!obstacles.isEmpty()) {
      String provider = dialect == Dialect.OPENAI_STRICT ? "OpenAI" : "Anthropic";
      problems.add(
          Diagnostic.Kind.NOTE,
          Rule.NOT_STRICT,
          Place.of(method),
          where + " is not, for " + provider + ": " + String.join("; ", obstacles),
          "change these types, or leave strict mode off for it");
    }
  }
}
