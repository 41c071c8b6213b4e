using System.Text;

namespace NetHelpDesk.Consent.Tests;

public sealed class AssetTextTests
{
    [Theory]
    [InlineData("  // why\n  call();\n\n", "call();\n")]
    [InlineData("/** one line */\ncall();\n", "call();\n")]
    [InlineData("/**\n * a block\n */\ncall();\n", "call();\n")]
    [InlineData("/* two\n   lines */\n.nhd { top: 0; }\n", ".nhd { top: 0; }\n")]
    [InlineData("/** @type {any} */ (value).call();\n", "/** @type {any} */ (value).call();\n")]
    [InlineData("const site = 'https://example.com'; // where\n", "const site = 'https://example.com'; // where\n")]
    [InlineData("*, ::before { margin: 0; }\n", "*, ::before { margin: 0; }\n")]
    public void Only_comments_on_lines_of_their_own_are_left_out(string source, string served)
    {
        using var reader = new StringReader(source);

        Encoding.UTF8.GetString(AssetText.WithoutComments(reader)).Should().Be(served);
    }
}
