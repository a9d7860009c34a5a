return {Intl: {}};
