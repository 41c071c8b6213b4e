namespace NetHelpDesk.Consent.Tests;

/// <summary>Starts of words that praise what they stand beside: a guard for translations, not a dictionary.</summary>
internal static class Praise
{
    public static readonly IReadOnlyDictionary<string, string[]> ByLanguage = new Dictionary<string, string[]>
    {
        ["ar"] = ["أفضل", "تحسين", "نوصي"],
        ["bg"] = ["по-добр", "най-добр", "подобр", "препоръч"],
        ["ca"] = ["millor", "recoman", "gaudi"],
        ["cs"] = ["lepší", "zlepš", "vylepš", "doporuč"],
        ["da"] = ["bedre", "bedste", "forbedr", "anbefal"],
        ["de"] = ["besser", "beste", "optimal", "genieß", "empfehl", "empfohlen"],
        ["el"] = ["καλύτερ", "βελτι", "προτείν", "συνιστ"],
        ["en"] = ["better", "best", "improve", "enhance", "enjoy", "recommend"],
        ["es"] = ["mejor", "disfrut", "recomend"],
        ["et"] = ["parem", "parim", "paranda", "soovita"],
        ["fi"] = ["parem", "paras", "parhaa", "paranta", "suosittel"],
        ["fr"] = ["meilleur", "amélior", "profit", "recommand"],
        ["ga"] = ["níos fearr", "feabhs", "moltar"],
        ["he"] = ["טובה יותר", "הטוב ביותר", "לשפר", "מומלץ"],
        ["hi"] = ["बेहतर", "सर्वोत्तम", "अनुशंस"],
        ["hr"] = ["bolj", "poboljš", "preporuč"],
        ["hu"] = ["jobb", "javít", "ajánl"],
        ["is"] = ["betri", "best", "mælum með"],
        ["it"] = ["miglior", "consigli", "godere"],
        ["ja"] = ["より良", "最適", "おすすめ", "快適"],
        ["ko"] = ["더 나은", "최적", "최상", "권장"],
        ["lt"] = ["geresn", "geriaus", "pagerin", "rekomend"],
        ["lv"] = ["labāk", "uzlabo", "iesaka"],
        ["mt"] = ["aħjar", "itejjeb", "rakkomand"],
        ["nb"] = ["bedre", "beste", "forbedr", "anbefal"],
        ["nl"] = ["beter", "beste", "geniet", "aanbevolen", "aanbevelen"],
        ["nn"] = ["betre", "beste", "forbetr", "tilråd"],
        ["pl"] = ["lepsz", "ulepsz", "polec", "zalec"],
        ["pt"] = ["melhor", "desfrut", "recomend"],
        ["pt-BR"] = ["melhor", "desfrut", "aproveit", "recomend"],
        ["ro"] = ["mai bun", "îmbunătă", "recomand"],
        ["sk"] = ["lepš", "odporúč"],
        ["sl"] = ["bolj", "izboljš", "priporoč"],
        ["sv"] = ["bättre", "bästa", "förbättr", "rekommend"],
        ["tr"] = ["daha iyi", "en iyi", "iyileştir", "öner"],
        ["uk"] = ["кращ", "рекоменд"],
        ["zh-Hans"] = ["更好", "最佳", "推荐", "改善", "优化"],
        ["zh-Hant"] = ["更好", "最佳", "推薦", "改善", "最佳化"],
    };
}
