package io.openheim.processor.write;

import io.openheim.processor.model.ToolClass;
import io.openheim.processor.model.ToolMethod;
import io.openheim.shape.JsonText;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/** The schemas of a class as a file, so that a change of them shows in a review. */
public final class SchemaFile {
  private SchemaFile() {}

  public static void write(ToolClass tools, Filer filer) throws IOException {
    StringBuilder text = new StringBuilder("[");
    String comma = "\n";
    for (ToolMethod tool : tools.tools()) {
      JsonText.quote(text.append(comma).append("{\"name\":"), tool.name());
      JsonText.quote(text.append(",\n \"description\":"), tool.description());
      text.append(",\n \"parameters\":").append(tool.schema()).append('}');
      comma = ",\n";
    }
    String name = tools.toolbox().name().replaceAll("Toolbox$", "") + ".tools.json";
    try (Writer out =
        filer
            .createResource(
                StandardLocation.CLASS_OUTPUT, tools.toolbox().packageName(), name, tools.type())
            .openWriter()) {
      out.write(text.append("\n]\n").toString());
    }
  }
}
