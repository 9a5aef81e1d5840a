package io.openheim.processor.read;

import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.OutputClass;
import io.openheim.processor.model.Sibling;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.SourceFiles;
import io.openheim.shape.ClassFiles;
import io.openheim.shape.SchemaWriter;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads one type that a model is to answer with and judges whether it can be an output. */
public final class OutputReader {
  private final ProcessingEnvironment environment;
  private final Elements elements;

  public OutputReader(ProcessingEnvironment environment) {
    this.environment = environment;
    elements = environment.getElementUtils();
  }

  /** Reads a type; empty if there are problems. */
  public Optional<OutputClass> read(TypeElement type, Problems problems) {
    if (isGeneric(type, problems) || isHidden(type, problems)) {
      return Optional.empty();
    }
    TypeReader reader =
        new TypeReader(type, new SourceFiles(environment), environment.getTypeUtils(), problems);
    TypeReader.Spot spot =
        new TypeReader.Spot(
            Place.of(type),
            "OutputType.of(" + Naming.describe(type.asType()) + ")",
            Rule.UNSUPPORTED_OUTPUT);
    Optional<OutputClass> read =
        reader
            .read(type.asType(), spot)
            .filter(values -> reader.canEnd(values, spot) && fits(values, spot, problems))
            .map(values -> new OutputClass(type, Sibling.of(type, "Output", elements), values));
    read.ifPresent(made -> made.output().refuseToReplace(type, elements, problems));
    return read.filter(output -> problems.none());
  }

  private static boolean isGeneric(TypeElement type, Problems problems) {
    if (type.getTypeParameters().isEmpty()) {
      return false;
    }
    problems.add(
        Rule.GENERIC_OUTPUT,
        Place.of(type),
        type.getQualifiedName() + " has the type parameter " + type.getTypeParameters().get(0),
        "use a record with a component that says what it stands for, or OutputType.listOf, setOf or"
            + " mapOf");
    return true;
  }

  private static boolean isHidden(TypeElement type, Problems problems) {
    Optional<Access> obstacle = Access.obstacle(type, Access.packageOf(type));
    obstacle.ifPresent(
        access ->
            problems.add(
                Rule.HIDDEN_OUTPUT,
                Place.of(type),
                type.getQualifiedName() + " is " + access.reason(),
                access.remedy()));
    return obstacle.isPresent();
  }

  private static boolean fits(JavaType values, TypeReader.Spot spot, Problems problems) {
    // Static initialisers have an end too; a schema of that size comes near to it.
    int length = ClassFiles.size(SchemaWriter.write(values.shape()));
    if (length <= ClassFiles.LONGEST_TEXT) {
      return true;
    }
    problems.add(
        Rule.LARGE_OUTPUT,
        spot.place(),
        "the schema of " + spot.path() + " has " + length + " bytes",
        "describe less, or make several outputs of it; " + ClassFiles.LONGEST_TEXT + " bytes fit");
    return false;
  }
}
