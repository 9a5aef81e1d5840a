package io.openheim.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Processors that are not ours, or not as we would like them. */
final class OtherProcessors {
  private OtherProcessors() {}

  /** Generates a class in its second round. */
  @SupportedAnnotationTypes("*")
  static final class Late extends AbstractProcessor {
    private final String name;
    private final String text;
    private int round;

    Late(String name, String text) {
      this.name = name;
      this.text = text;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round <= 2) {
        write(round == 1 ? "Early" : name, round == 1 ? "class Early {}" : text);
      }
      return false;
    }

    private void write(String type, String source) {
      try (Writer out = processingEnv.getFiler().createSourceFile(type).openWriter()) {
        out.write(source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ours, but with a bug. */
  @SupportedAnnotationTypes("io.openheim.tool.Tool")
  static final class Failing extends AbstractProcessor {
    private final ToolProcessor ours = new ToolProcessor();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      ours.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) -> {
                    if (method.getReturnType() == Filer.class) {
                      throw new IllegalStateException("a bug");
                    }
                    return method.invoke(environment, arguments);
                  }));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      return ours.process(annotations, environment);
    }
  }
}
