package io.openheim.processor.read;

import io.openheim.processor.model.Property;
import io.openheim.processor.model.Result;
import io.openheim.processor.model.ToolMethod;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.Settings;
import io.openheim.processor.source.SourceFiles;
import io.openheim.shape.ClassFiles;
import io.openheim.tool.ToolFlags;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one method and judges whether it can be a tool. */
final class ToolMethodReader {
  private final TypeElement tools;
  private final Elements elements;
  private final Types types;
  private final SourceFiles files;
  private final Problems problems;
  private final Advice advice;
  private final TypeReader reader;
  private final Set<String> names = new HashSet<>();

  ToolMethodReader(
      TypeElement tools,
      Elements elements,
      Types types,
      SourceFiles files,
      Settings settings,
      Problems problems) {
    this.advice = new Advice(settings, problems);
    this.tools = tools;
    this.elements = elements;
    this.types = types;
    this.files = files;
    this.problems = problems;
    this.reader = new TypeReader(tools, files, types, problems);
  }

  /** Reads a method; empty if there are problems. */
  Optional<ToolMethod> read(ExecutableElement method, Mark mark) {
    String where = Naming.label(method);
    boolean callable = callable(method, where);
    Optional<String> name = name(method, mark, where);
    Optional<String> description = description(method, mark, where);
    Optional<ToolFlags> flags = new FlagReader(problems).read(method, mark, where);
    if (!method.getTypeParameters().isEmpty()) {
      String parameter = method.getTypeParameters().get(0).toString();
      problems.add(
          Rule.GENERIC,
          Place.of(method),
          where + " has the type parameter " + parameter,
          "write the type that it stands for");
      return Optional.empty();
    }
    Optional<List<Property>> parameters = reader.properties().ofMethod(method, where);
    List<Integer> contextAt = contextAt(method, where);
    Optional<Result> result = new ResultReader(reader).read(method, returned(method), where);
    if (!callable
        || name.isEmpty()
        || description.isEmpty()
        || flags.isEmpty()
        || parameters.isEmpty()
        || contextAt.size() > 1
        || result.isEmpty()) {
      return Optional.empty();
    }
    ToolMethod tool =
        new ToolMethod(
            method.getSimpleName().toString(),
            name.get(),
            description.get(),
            flags.get(),
            method.getModifiers().contains(Modifier.STATIC),
            parameters.get(),
            contextAt.stream().findFirst(),
            result.get(),
            thrown(method, result.get()));
    if (!fits(tool, method, where)) {
      return Optional.empty();
    }
    advice.give(tool, method, where);
    return Optional.of(tool);
  }

  /** What a method gives as the tool class has it, which may be a subclass. */
  private TypeMirror returned(ExecutableElement method) {
    return !TypeReader.hasGenericArray(method.getReturnType())
            && types.asMemberOf((DeclaredType) tools.asType(), method)
                instanceof ExecutableType member
        ? member.getReturnType()
        : method.getReturnType();
  }

  private boolean callable(ExecutableElement method, String where) {
    Optional<Access> obstacle = Access.ofOne(method, Access.packageOf(tools));
    obstacle.ifPresent(
        access ->
            problems.add(
                Rule.PRIVATE, Place.of(method), where + " is " + access.reason(), access.remedy()));
    boolean bodiless = method.getModifiers().contains(Modifier.ABSTRACT);
    if (bodiless) {
      problems.add(
          Rule.ABSTRACT,
          Place.of(method),
          where + " is abstract",
          "mark the methods that implement it");
    }
    return obstacle.isEmpty() && !bodiless;
  }

  private Optional<String> name(ExecutableElement method, Mark mark, String where) {
    String written = mark.text("name");
    String name = written.isEmpty() ? method.getSimpleName().toString() : written;
    Place place = written.isEmpty() ? Place.of(method) : Place.of(method, mark, "name");
    if (!name.matches(Rule.TOOL_NAME)) {
      problems.add(
          Rule.BAD_NAME,
          place,
          where + " is called \"" + name + "\"",
          "give it another name with @Tool(name = \"...\")");
    } else if (!names.add(name)) {
      String found = Naming.label(tools) + " has two called " + name;
      problems.add(
          Rule.DUPLICATE_NAME,
          place,
          found,
          "give one of them another name with @Tool(name = \"...\")");
    } else {
      return Optional.of(name);
    }
    return Optional.empty();
  }

  private Optional<String> description(ExecutableElement method, Mark mark, String where) {
    Optional<String> unresolved = FlagReader.unresolved(mark);
    if (unresolved.isPresent()) {
      problems.addUnresolved(
          Rule.UNRESOLVED_TEXT,
          Place.of(method, mark, unresolved.get()),
          "that of " + where + " is not found",
          "use a constant that exists");
      return Optional.empty();
    }
    String written = mark.text("value");
    String text = written.isBlank() ? files.javadoc(method, tools).sentence() : written;
    if (!text.isBlank()) {
      return Optional.of(text);
    }
    boolean elsewhere = !files.sameFile(method, tools);
    problems.add(
        Rule.NO_DESCRIPTION,
        Place.of(method, mark, "value"),
        where + (elsewhere ? " has none that can be seen from here" : " has none"),
        "write @Tool(\"what it does\")" + (elsewhere ? "" : ", or a Javadoc comment"));
    return Optional.empty();
  }

  /** Where the context is taken, at most once if all is well. */
  private List<Integer> contextAt(ExecutableElement method, String where) {
    List<? extends VariableElement> parameters = method.getParameters();
    List<Integer> found =
        IntStream.range(0, parameters.size())
            .filter(i -> PropertyReader.isContext(parameters.get(i)))
            .boxed()
            .toList();
    if (found.size() > 1) {
      problems.add(
          Rule.DUPLICATE_CONTEXT,
          Place.of(parameters.get(found.get(1))),
          where + " has two parameters of type ToolContext",
          "remove one of them");
    }
    return found;
  }

  /** To wait for a result may throw anything but an error. */
  private Optional<Class<? extends Throwable>> thrown(ExecutableElement method, Result result) {
    if (method.getThrownTypes().isEmpty() && !result.later()) {
      return Optional.empty();
    }
    return Optional.of(
        method.getThrownTypes().stream().allMatch(this::isException)
            ? Exception.class
            : Throwable.class);
  }

  private boolean isException(TypeMirror type) {
    TypeElement exception = elements.getTypeElement(Exception.class.getCanonicalName());
    return exception != null && types.isSubtype(type, exception.asType());
  }

  private boolean fits(ToolMethod tool, ExecutableElement method, String where) {
    int length = Math.max(ClassFiles.size(tool.schema()), ClassFiles.size(tool.description()));
    if (length <= ClassFiles.LONGEST_TEXT) {
      return true;
    }
    problems.add(
        Rule.TOO_LARGE,
        Place.of(method),
        "the schema or description of " + where + " has " + length + " bytes",
        "describe less, or make several tools of it; " + ClassFiles.LONGEST_TEXT + " bytes fit");
    return false;
  }
}
