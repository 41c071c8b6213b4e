using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>axe-core with every rule of WCAG 2.2 A and AA that a machine can check, and its best practices.</summary>
internal static class AxeScan
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Run =
        """
        () => axe.run(document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
        }).then(results => results.violations.flatMap(violation =>
          violation.nodes.map(node => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary}`)))
        """;

    /// <returns>What is wrong with the page as it shows now.</returns>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(Run);
    }
}
