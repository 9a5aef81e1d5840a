package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import io.openheim.error.ConfigException;
import io.openheim.message.ToolCall;
import io.openheim.tool.ToolContext;
import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What comes from other packages and from class files, by generated code and by reflection. */
class OtherPackagesTest {
  private static final JavaFileObject ABOVE =
      Sources.source(
          "a.Above",
          """
          package a;

          public class Above<T> {
            T kept;
            private T set;

            T getSet() {
              return set;
            }

            void setSet(T set) {
              this.set = set;
            }
          }
          """);

  private static final JavaFileObject THROUGH =
      Sources.source(
          "b.Through",
          """
          package b;

          public class Through extends a.Above<String> {
            String getSet() {
              return "not the same method";
            }
          }
          """);

  private static final JavaFileObject TOOLS =
      Sources.source(
          "a.Tools",
          """
          package a;

          import io.openheim.tool.Tool;

          public class Tools {
            public static class Below extends b.Through {}

            @Tool("Gives it back")
            Below back(Below below) {
              return below;
            }
          }
          """);

  private static final JavaFileObject NARROW =
      Sources.source(
          "a.Distant",
          """
          package a;

          import io.openheim.tool.Tool;

          public class Distant extends other.Narrow {
            String inside() {
              return "another method";
            }

            @Override
            protected String below() {
              return "the same method";
            }

            @Tool("Is its own")
            public void own() {}
          }
          """);

  @Test
  void whatIsForItsPackageIsSeenThroughAClassOfAnotherPackage() throws Exception {
    Compilation compilation = Sources.compile(ABOVE, THROUGH, TOOLS);
    assertThat(compilation).succeededWithoutWarnings();

    assertThat(back(compilation))
        .isEqualTo(back(Sources.compilePlainly(ABOVE, THROUGH, TOOLS)))
        .isEqualTo("{\"kept\":\"a\",\"set\":\"b\"}");
  }

  private static String back(Compilation compilation) throws Exception {
    Toolbox tools = Toolboxes.of(newInstance(compilation, "a.Tools"));
    ToolCall call = new ToolCall("1", "back", "{\"below\":{\"kept\":\"a\",\"set\":\"b\"}}");
    return tools.call(call, ToolContext.NONE).result().text();
  }

  @Test
  void toolForItsPackageIsNotOverriddenInAnotherOne() throws Exception {
    assertThat(Sources.compile(NARROW).errors())
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .containsExactly(
            "[ToolPrivate] a tool must be callable from the class generated beside it;"
                + " Narrow.inside is not public and in another package; make it public");

    Object target = newInstance(Sources.compilePlainly(NARROW), "a.Distant");
    assertThatThrownBy(() -> Toolboxes.of(target))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool must be callable from the class generated beside it; other.Narrow.inside is"
                + " not public and in another package; make it public");
  }

  private static Object newInstance(Compilation compilation, String name) throws Exception {
    return Classes.load(compilation, name).getDeclaredConstructor().newInstance();
  }

  @Test
  void oneNameThatLooksAsIfItWereNoneDoesNotMakeTheOthersNone() {
    assertThat(
            Sources.compile(
                Sources.source(
                    "a.Tools",
                    """
                    package a;

                    import io.openheim.tool.Tool;

                    public class Tools {
                      @Tool("Takes what is in a class file")
                      void take(other.Half half) {}
                    }
                    """)))
        .succeededWithoutWarnings();
  }

  @Test
  void sealedTypeThatPermitsNothingIsNoInternalError() {
    Compilation compilation =
        Sources.compile(
            Sources.source(
                "a.Tools",
                """
                package a;

                import io.openheim.tool.Tool;

                public class Tools {
                  sealed interface Nothing {}

                  sealed interface Itself permits Itself {}

                  @Tool("Takes broken types")
                  void take(Nothing nothing, Itself itself) {}
                }
                """));

    assertThat(compilation.errors())
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .filteredOn(message -> message.startsWith("[Tool"))
        .containsExactlyInAnyOrder(
            permitsNothing("nothing", "Nothing"), permitsNothing("itself", "Itself"));
  }

  private static String permitsNothing(String parameter, String type) {
    return "[ToolUnsupportedType] a tool parameter must have a JSON shape; Tools.take("
        + parameter
        + ") is a a.Tools."
        + type
        + ", which permits nothing; use a String, number, date, enum, record or plain class, or a"
        + " List, Set, Map, array or Optional of these";
  }
}
